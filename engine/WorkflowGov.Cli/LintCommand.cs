using System.Collections.Immutable;
using System.CommandLine;
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
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("lint", "检查事项定义 / check definitions") { paths, format, definitions, fix };
        command.SetAction(parsed =>
        {
            var (where, folder) = (parsed.GetValue(paths)!, parsed.GetValue(definitions));
            if (parsed.GetValue(fix))
                Mend(where, folder);
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
