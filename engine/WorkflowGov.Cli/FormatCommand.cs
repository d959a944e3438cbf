using System.CommandLine;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Fixes;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov fmt</c>: items in the one order of keys; <c>--check</c> only says which are not.</summary>
internal static class FormatCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "文件或文件夹 / files or folders", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "只检查，不改写 / only say which files would change" };
        var command = new Command("fmt", "按固定次序排列事项的键，注释随键移动 / put the keys of items in their order, comments with them") { paths, check };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(check)));
        return command;
    }

    private static int Run(string[] paths, bool check)
    {
        var (changed, broken) = (0, 0);
        foreach (var file in ItemFormat.FilesAt(paths))
        {
            var bytes = File.ReadAllText(file);
            var (text, findings) = ItemFormat.Of(bytes, file);
            foreach (var finding in findings)
                Console.Error.WriteLine(finding);
            broken += text is null ? 1 : 0;
            if (text is null || text == bytes)
                continue;
            changed++;
            Console.WriteLine(file);
            if (!check)
                FileText.Write(file, text);
        }

        Console.WriteLine(check
            ? $"{changed} 个文件的排列需要整理 / {changed} file(s) to format"
            : $"整理了 {changed} 个文件 / {changed} file(s) formatted");
        return broken > 0 ? 2 : check && changed > 0 ? 1 : 0;
    }
}
