using System.Collections.Immutable;
using System.CommandLine;
using WorkflowGov.Definitions;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov lint</c>: checks definitions and shows what is wrong where.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "文件或文件夹 / files or folders", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text、json 或 sarif / text, json or sarif", DefaultValueFactory = _ => "text" };
        var definitions = new Option<string?>("--definitions") { Description = "检查草稿时所用的 definitions 文件夹 / the definitions folder for drafts outside of it" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("lint", "检查事项定义 / check definitions") { paths, format, definitions };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(format)!, parsed.GetValue(definitions)));
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

    private static void WriteText(ImmutableArray<Finding> findings)
    {
        Console.Write(FindingText.Of(findings, file => File.Exists(file) ? File.ReadAllText(file) : null));
        var errors = findings.Count(f => f.Severity == Severity.Error);
        Console.WriteLine(findings.IsEmpty
            ? "没有发现问题 / no findings"
            : $"{errors} 个错误，{findings.Length - errors} 个提示 / {errors} error(s), {findings.Length - errors} other(s)");
    }
}
