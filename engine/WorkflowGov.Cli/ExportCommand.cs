using System.CommandLine;
using System.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Documents;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov export</c>: items as pictures, BPMN and guides; the catalogue as a table.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, (string Ending, Func<ServiceItem, string> Make)> Forms = new(StringComparer.Ordinal)
    {
        ["svg"] = (".svg", FlowSvg.Of),
        ["bpmn"] = (".bpmn", FlowBpmn.Of),
        ["elsa"] = (".elsa.json", FlowElsa.Of),
    };

    public static Command Create()
    {
        var what = new Argument<string?>("item") { Description = "业务办理项编码、YAML 文件，或者一个文件夹 / an item's code, its YAML file, or a folder of items", Arity = ArgumentArity.ZeroOrOne };
        var form = new Option<string>("--as") { Description = "svg、bpmn 或 elsa", Required = true };
        var to = new Option<string?>("--to") { Description = "写入的文件；导出文件夹时是目标文件夹 / the file to write, or the folder for many" };
        var definitions = new Option<string>("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };
        var all = new Option<bool>("--all") { Description = "整个目录（csv、json）/ the whole catalogue" };
        var format = new Option<string>("--format") { Description = "办事指南的格式：html 或 pdf / of a guide", DefaultValueFactory = _ => "html" };
        format.AcceptOnlyFromAmong("html", "pdf");
        form.AcceptOnlyFromAmong([.. Forms.Keys, "guide", "csv", "json"]);
        var command = new Command("export", "导出流程图、办事指南和目录 / export items") { what, form, format, all, to, definitions };
        command.SetAction(parsed => Run(
            parsed.GetValue(what), parsed.GetValue(form) is "guide" ? parsed.GetValue(format)! : parsed.GetValue(form)!, parsed.GetValue(all), parsed.GetValue(to), parsed.GetValue(definitions)!));
        return command;
    }

    private static int Run(string? what, string form, bool all, string? to, string definitions)
    {
        var load = Catalogue.Load(definitions);
        if (load.Catalogue is not { } catalogue)
            return Fail($"{string.Join("\n", load.Findings)}\n定义有错误，先运行 wfgov lint / the definitions have errors: run wfgov lint first");
        if (form is "csv" or "json")
            return all ? Whole(catalogue, form, to) : Fail("目录用 --all 导出 / export the catalogue with --all");
        if (what is null)
            return Fail("指定事项编码、文件或者文件夹 / name an item, a file or a folder");
        if (form == "pdf")
            return Pdf(catalogue, what, to, definitions);
        return Directory.Exists(what) ? Many(catalogue, what, form, to) : One(catalogue, what, form, to);
    }

    private static int One(Catalogue catalogue, string what, string form, string? to)
    {
        if (Find(catalogue, what) is not { } item)
            return Fail($"没有这个事项：{what} / no such item");
        Write(Make(catalogue, form, item), to);
        return 0;
    }

    private static string Make(Catalogue catalogue, string form, ServiceItem item) =>
        form == "html" ? LeafletHtml.Of(GuideLeaflet.Of(item, catalogue.Law, catalogue.Organisation)) : Forms[form].Make(item);

    private static int Whole(Catalogue catalogue, string form, string? to)
    {
        var items = catalogue.Items.Select(i => i.Item);
        Write(form == "csv" ? CatalogueTable.Csv(items) : CatalogueTable.Json(items), to);
        return 0;
    }

    private static int Pdf(Catalogue catalogue, string what, string? to, string definitions)
    {
        if (to is null)
            return Fail("PDF 用 --to 指定文件 / name the PDF with --to");
        if (Find(catalogue, what) is not { } item)
            return Fail($"没有这个事项：{what} / no such item");
        var installed = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(definitions))!, ".data", "fonts");
        var printer = new PdfPrinter(Environment.GetEnvironmentVariable("WORKFLOWGOV_FONTS") ?? installed, installed, "/usr/share/fonts", "/usr/local/share/fonts");
        var printed = printer.Print(GuideLeaflet.Of(item, catalogue.Law, catalogue.Organisation));
        if (printed.Rejection is { } rejection)
            return Fail($"{rejection.Message.Zh}\n{rejection.Message.En}");
        File.WriteAllBytes(to, printed.Value.Pdf);
        return 0;
    }

    private static int Many(Catalogue catalogue, string folder, string form, string? to)
    {
        if (to is null)
            return Fail("导出文件夹时用 --to 指定目标文件夹 / name the folder to write to with --to");
        Directory.CreateDirectory(to);
        var inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var items = catalogue.Items.Where(i => Path.GetFullPath(i.File).StartsWith(inside, StringComparison.Ordinal)).ToList();
        _ = Parallel.ForEach(items, i => Write(Make(catalogue, form, i.Item), Path.Combine(to, i.Item.Code.Value + (form == "html" ? ".html" : Forms[form].Ending))));
        Console.WriteLine($"{items.Count} 个事项写入 {to} / {items.Count} item(s) written");
        return items.Count > 0 ? 0 : 1;
    }

    /// <summary>By code, by file of the catalogue, or a draft outside of it.</summary>
    private static ServiceItem? Find(Catalogue catalogue, string what)
    {
        if (ItemCode.TryParse(what, out var code))
            return catalogue.Find(catalogue.ItemBehind(code))?.Item;
        if (!File.Exists(what))
            return null;
        var read = catalogue.Read(File.ReadAllText(what), what);
        foreach (var finding in read.Item is null ? read.Findings : [])
            Console.Error.WriteLine(finding);
        return read.Item;
    }

    private static void Write(string text, string? to)
    {
        if (to is null)
            Console.Out.Write(text);
        else
            File.WriteAllText(to, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static int Fail(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}
