using System.CommandLine;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Imports;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov import</c>: another district's list into drafts, or a BPMN diagram into a process, with all that is wrong in it.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var list = new Argument<string>("file") { Description = "事项清单（CSV，UTF-8 或 GB 18030）或者流程图（.bpmn）/ a list of items (CSV), or a diagram (.bpmn)" };
        var to = new Option<string?>("--to") { Description = "草稿写入的文件夹；流程图写入的文件 / the folder for drafts, the file for a process" };
        var definitions = new Option<string>("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };
        var command = new Command("import", "导入其他地区的清单或者流程图为草稿，问题逐条报告，不猜测 / import a list or a diagram as drafts; what is wrong is reported, never guessed") { list, to, definitions };
        command.SetAction(parsed => parsed.GetValue(list)!.EndsWith(".bpmn", StringComparison.OrdinalIgnoreCase)
            ? Diagram(parsed.GetValue(list)!, parsed.GetValue(to))
            : Run(parsed.GetValue(list)!, parsed.GetValue(to), parsed.GetValue(definitions)!));
        return command;
    }

    private static int Diagram(string file, string? to)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"没有这个文件：{file} / no such file");
            return 2;
        }

        var text = TextOf(file);
        var imported = BpmnImport.Of(text, file);
        Console.Error.Write(FindingText.Of(imported.Findings, _ => text));
        if (imported.Process is not { } process)
            return 1;
        if (to is null)
            Console.Out.Write(process);
        else
            FileText.Write(to, process);
        return 0;
    }

    private static int Run(string list, string? to, string definitions)
    {
        if (to is null)
        {
            Console.Error.WriteLine("用 --to 指定草稿写入的文件夹 / name the folder for the drafts with --to");
            return 2;
        }

        if (!File.Exists(list) || (Directory.Exists(to) && Directory.EnumerateFiles(to, "*.yaml").Any()))
        {
            Console.Error.WriteLine(File.Exists(list) ? $"{to} 里已经有草稿，请换一个文件夹 / {to} holds drafts already; name another folder" : $"没有这个文件：{list} / no such file");
            return 2;
        }

        if (Catalogue.Load(definitions) is not { Catalogue: { } catalogue } load)
        {
            Console.Error.WriteLine("定义有错误，先运行 wfgov lint / the definitions have errors: run wfgov lint first");
            return 2;
        }

        var text = TextOf(list);
        var imported = ListImport.Of(text, list, catalogue);
        Directory.CreateDirectory(to);
        foreach (var draft in imported.Drafts)
            FileText.Write(Path.Combine(to, draft.FileName), draft.Text);
        Console.Write(FindingText.Of(imported.Findings, _ => text));
        Console.WriteLine($"{imported.Drafts.Length} 份草稿写入 {to}，{imported.Findings.Length} 个问题；接着运行 wfgov lint {to} --definitions {definitions} / {imported.Drafts.Length} draft(s), {imported.Findings.Length} finding(s)");
        return imported.Findings.Any(f => f.Severity == Severity.Error) ? 1 : 0;
    }

    private static string TextOf(string file) => ListImport.TextOf(File.ReadAllBytes(file));
}
