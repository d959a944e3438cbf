using System.CommandLine;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Scenarios;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov test</c>: plays scenarios and says which ways through the processes they took.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "场景文件或文件夹 / scenario file or folder", DefaultValueFactory = _ => "tests/cases" };
        var item = new Option<string?>("--item") { Description = "只看这一业务办理项编码 / only the item of this code" };
        var json = new Option<bool>("--json") { Description = "输出 JSON / JSON output" };
        var coverage = new Option<bool>("--coverage") { Description = "列出没有走过的路 / list the ways not taken" };
        var definitions = new Option<string>("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };
        var command = new Command("test", "按场景试办，报告路径覆盖 / play scenarios, report path coverage") { path, item, json, coverage, definitions };
        command.SetAction(parsed => Run(
            parsed.GetValue(path)!, parsed.GetValue(item), parsed.GetValue(json), parsed.GetValue(coverage), parsed.GetValue(definitions)!));
        return command;
    }

    private static int Run(string path, string? item, bool json, bool coverage, string definitions)
    {
        ItemCode code = default;
        if (item is not null && !ItemCode.TryParse(item, out code))
        {
            Console.Error.WriteLine($"“{item}”不是 33 位业务办理项编码 / '{item}' is no item code of 33 characters");
            return 2;
        }

        var load = Catalogue.Load(definitions);
        if (load.Catalogue is not { } catalogue)
        {
            Console.Error.Write(FindingText.Of(load.Findings.Where(f => f.Severity == Severity.Error), TextOf));
            return 2;
        }

        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Console.Error.WriteLine($"没有“{path}” / there is no '{path}'");
            return 2;
        }

        var run = ScenarioRun.Of(path, catalogue, item is null ? null : code);
        Console.Write(json ? ScenarioJson.Of(run) : ScenarioText.Results(run, TextOf) + ScenarioText.Table(run.Coverage, coverage));
        return run.Holds ? 0 : 1;
    }

    private static string? TextOf(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}
