using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Fixes;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov lint</c>: checks definitions and shows what is wrong where; <c>--fix</c> mends what has one answer.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "文件或文件夹 / files or folders", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text、json 或 sarif / text, json or sarif", DefaultValueFactory = _ => "text" };
        var definitions = new Option<string?>("--definitions") { Description = "检查草稿时所用的 definitions 文件夹 / the definitions folder for drafts outside of it" };
        var fix = new Option<bool>("--fix") { Description = "改正只有一种改法的问题，注释和其他内容不动 / mend what has one honest answer, leaving all else as it is" };
        var figures = new Option<bool>("--stats") { Description = "读取、检查、编译整个 definitions 文件夹用多少时间和内存 / time and memory of the whole folder, to the error stream" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("lint", "检查事项定义 / check definitions") { paths, format, definitions, fix, figures };
        command.SetAction(parsed =>
        {
            var (where, folder) = (parsed.GetValue(paths)!, parsed.GetValue(definitions));
            if (parsed.GetValue(fix))
                Mend(where, folder);
            if (parsed.GetValue(figures))
                Figures(folder ?? where[0]);
            return Run(where, parsed.GetValue(format)!, folder);
        });
        return command;
    }

    private static int Run(string[] paths, string format, string? definitions)
    {
        var findings = Catalogue.Lint(paths, definitions);
        if (format == "text")
            WriteText(findings);
        else
            Console.Write(format == "json" ? FindingJson.Of(findings) : FindingSarif.Of(findings, typeof(Finding).Assembly.GetName().Version!.ToString(3)));
        return findings.Any(f => f.Severity == Severity.Error) ? 1 : 0;
    }

    /// <summary>Cold is the first time in this process, warm the third; memory is what the catalogue holds when all else is gone.</summary>
    private static void Figures(string folder)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (times, load) = (new List<TimeSpan>(), (CatalogueLoad?)null);
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            load = Catalogue.Load(folder);
            times.Add(watch.Elapsed);
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000.0;
        var items = load!.Catalogue?.Items.Length ?? 0;
        Console.Error.WriteLine($"{items} 个事项：冷 {times[0].TotalSeconds:0.00} 秒，热 {times[2].TotalSeconds:0.00} 秒，编译后的目录占内存 {held:0.0} MB / {items} items: {times[0].TotalSeconds:0.00} s cold, {times[2].TotalSeconds:0.00} s warm, {held:0.0} MB held");
        GC.KeepAlive(load);
        Citations(load.Catalogue);
    }

    /// <summary>How much of what items rest on is not looked up: what is known of it, said with every count.</summary>
    private static void Citations(Catalogue? catalogue)
    {
        bool IsWhole(string basis) => LawReference.In(basis).Any(r => r.Article is null);
        var items = (catalogue?.Items ?? []).Select(i => i.Item).ToList();
        var (limits, bases) = (items.Count(i => i.Limits.Statutory is not null && IsWhole(i.Limits.StatutoryBasis)), items.Count(i => i.Basis.All(IsWhole)));
        Console.Error.WriteLine($"法定时限的依据没有写条次的 {limits} 个，设定依据全部没有写条次的 {bases} 个 / {limits} statutory limits and {bases} items cite no article");
    }

    /// <summary>What was mended goes to the error stream: the output is what is left.</summary>
    private static void Mend(string[] paths, string? definitions)
    {
        foreach (var file in MendedFiles.At(paths, definitions))
        {
            FileText.Write(file.File, file.Text);
            foreach (var finding in file.Mended)
                Console.Error.WriteLine($"{file.File}: {finding.Rule} {finding.Fix!.Title.Zh} / {finding.Fix.Title.En}");
        }
    }

    private static void WriteText(ImmutableArray<Finding> findings)
    {
        Console.Write(FindingText.Of(findings, file => File.Exists(file) ? File.ReadAllText(file) : null));
        var errors = findings.Count(f => f.Severity == Severity.Error);
        Console.WriteLine(findings.IsEmpty
            ? "没有发现问题 / no findings"
            : $"{errors} 个错误，{findings.Length - errors} 个提示 / {errors} error(s), {findings.Length - errors} other(s)");
    }
}
