using System.Collections.Immutable;
using System.CommandLine;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Simulation;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov simulate</c>: how long cases will take with these people, and what if.</summary>
internal static class SimulateCommand
{
    private static readonly Argument<string> Subject = new("subject") { Description = "业务办理项编码、事项文件或文件夹 / item code, file or folder" };
    private static readonly Option<string> Coming = new("--arrivals") { Description = "到件量，如“12 每日”“3000 每年” / arrivals", DefaultValueFactory = _ => "10 每日" };
    private static readonly Option<string?> Staff = new("--staff") { Description = "人员文件（YAML），或者“承办人=3 审批人=1” / staff file, or inline" };
    private static readonly Option<string> From = new("--from") { Description = "开始日期 / first day", DefaultValueFactory = _ => "2027-01-01" };
    private static readonly Option<string> To = new("--to") { Description = "结束日期 / last day", DefaultValueFactory = _ => "2027-12-31" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "随机种子 / seed", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Runs = new("--runs") { Description = "重复次数 / repetitions", DefaultValueFactory = _ => 1 };
    private static readonly Option<string[]> Suppose = new("--what-if") { Description = "假设，如“promised=5 工作日”“承办人+1” / suppose", DefaultValueFactory = _ => [] };
    private static readonly Option<string[]> Away = new("--away") { Description = "缺勤，如“张三 2027-03-01..2027-03-12” / absences", DefaultValueFactory = _ => [] };
    private static readonly Option<bool> Json = new("--json") { Description = "输出 JSON / JSON output" };
    private static readonly Option<string> Definitions = new("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };

    public static Command Create()
    {
        var command = new Command("simulate", "按人员和到件量模拟办理时间 / simulate how long cases take") { Subject, Coming, Staff, From, To, Seed, Runs, Suppose, Away, Json, Definitions };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var load = Catalogue.Load(parsed.GetValue(Definitions)!);
        if (load.Catalogue is not { } catalogue)
            return Refuse(load.Findings.Where(f => f.Severity == Severity.Error));
        var items = ItemsOf(parsed.GetValue(Subject)!, catalogue);
        var wish = new SimulationWish(
            parsed.GetValue(Coming)!, StaffText(parsed.GetValue(Staff)), parsed.GetValue(Staff) ?? "staff", parsed.GetValue(From)!, parsed.GetValue(To)!,
            parsed.GetValue(Seed), parsed.GetValue(Runs), [.. parsed.GetValue(Suppose)!], [.. parsed.GetValue(Away)!]);
        var (report, findings) = wish.Simulate(items, catalogue);
        if (report is null)
            return Refuse(findings);
        Console.Write(parsed.GetValue(Json) ? SimulationJson.Of(report) : SimulationText.Of(report, items.Length > 1));
        return 0;
    }

    private static ImmutableArray<ServiceItem> ItemsOf(string subject, Catalogue catalogue)
    {
        if (ItemCode.TryParse(subject, out var code))
            return catalogue.Find(catalogue.ItemBehind(code)) is { } source ? [source.Item] : [];
        var path = Path.GetFullPath(subject);
        var inside = Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar;
        return
        [
            .. catalogue.Items.Where(i => i.Item.Name == subject || Path.GetFullPath(i.File) is var file && (file == path || file.StartsWith(inside, StringComparison.Ordinal)))
                .Select(i => i.Item),
        ];
    }

    private static string? StaffText(string? given) => given is not null && File.Exists(given) ? File.ReadAllText(given) : given;

    private static int Refuse(IEnumerable<Finding> findings)
    {
        Console.Error.Write(FindingText.Of(findings, file => File.Exists(file) ? File.ReadAllText(file) : null));
        return 2;
    }
}
