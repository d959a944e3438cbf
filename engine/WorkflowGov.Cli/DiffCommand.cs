using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov diff</c>: what changed between two versions of an item, and for whom.</summary>
internal static class DiffCommand
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var before = new Argument<FileInfo>("old") { Description = "原版本的 YAML 文件 / the earlier version" };
        var after = new Argument<FileInfo>("new") { Description = "新版本的 YAML 文件 / the later version" };
        var definitions = new Option<string>("--definitions") { Description = "模板和共用材料所在的 definitions 文件夹 / where patterns and shared materials are", DefaultValueFactory = _ => "definitions" };
        var format = new Option<string>("--format") { Description = "text 或 json / text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("diff", "两个版本有什么不同，对申请人是更严还是更宽 / what changed, and whether it is stricter or looser for the applicant") { before, after, definitions, format };
        command.SetAction(parsed => Run(parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(definitions)!, parsed.GetValue(format)!));
        return command;
    }

    private static int Run(FileInfo before, FileInfo after, string definitions, string format)
    {
        var load = Catalogue.Load(definitions);
        if (load.Catalogue is not { } catalogue)
        {
            Console.Error.WriteLine($"{string.Join("\n", load.Findings)}\n定义有错误，先运行 wfgov lint / the definitions have errors: run wfgov lint first");
            return 2;
        }

        if (Read(catalogue, before) is not { } old || Read(catalogue, after) is not { } @new)
            return 2;
        var changes = ItemDifference.Between(old, @new);
        if (format == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(changes.Select(c => new { Effect = c.EffectWords.En, c.Where, c.What }), Written));
            return changes.IsEmpty ? 0 : 1;
        }

        foreach (var change in changes)
            Console.WriteLine($"[{change.EffectWords.Zh}] {change.Where.Zh}：{change.What.Zh}\n       {change.EffectWords.En}: {change.Where.En}: {change.What.En}");
        Console.WriteLine(changes.IsEmpty
            ? "没有不同 / no difference"
            : $"{changes.Length} 处不同：{changes.Count(c => c.Effect == Effect.Stricter)} 处更严，{changes.Count(c => c.Effect == Effect.Looser)} 处更宽，{changes.Count(c => c.Effect == Effect.Neutral)} 处中性（对申请人） / {changes.Length} change(s)");
        return changes.IsEmpty ? 0 : 1;
    }

    /// <summary>Only what cannot be read at all stands in the way.</summary>
    private static ServiceItem? Read(Catalogue catalogue, FileInfo file)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"没有这个文件：{file} / no such file");
            return null;
        }

        var read = catalogue.Read(File.ReadAllText(file.FullName), file.FullName);
        foreach (var finding in read.Item is null ? read.Findings.Where(f => f.Severity == Severity.Error) : [])
            Console.Error.WriteLine(finding);
        return read.Item;
    }
}
