using System.CommandLine;
using WorkflowGov.Definitions;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov lint</c>: checks definitions and shows what is wrong where.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "文件或文件夹 / files or folders", Arity = ArgumentArity.OneOrMore };
        var command = new Command("lint", "检查事项定义 / check definitions") { paths };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!));
        return command;
    }

    private static int Run(string[] paths)
    {
        var findings = Catalogue.Lint(paths);
        foreach (var finding in findings)
            Console.WriteLine(finding);
        var errors = findings.Count(f => f.Severity == Severity.Error);
        Console.WriteLine(findings.IsEmpty
            ? "没有发现问题 / no findings"
            : $"{errors} 个错误，{findings.Length - errors} 个提示 / {errors} error(s), {findings.Length - errors} other(s)");
        return errors == 0 ? 0 : 1;
    }
}
