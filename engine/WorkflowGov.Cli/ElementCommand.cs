using System.CommandLine;
using WorkflowGov.Definitions;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov element</c>: what may stand in an element, and what the law says of it.</summary>
internal static class ElementCommand
{
    public static Command Create()
    {
        var element = new Argument<string?>("element")
        {
            Description = "要素，如 limits.promised；不写就列出全部 / an element such as limits.promised; all of them without", Arity = ArgumentArity.ZeroOrOne,
        };
        var definitions = new Option<string>("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };
        var command = new Command("element", "要素怎么填、由哪些条文规定 / what may stand in an element, and which articles govern it") { element, definitions };
        command.SetAction(parsed =>
        {
            var load = Catalogue.Load(parsed.GetValue(definitions)!);
            if (load.Catalogue is not { } catalogue)
            {
                Console.Error.WriteLine($"{string.Join("\n", load.Findings)}\n定义有错误，先运行 wfgov lint / the definitions have errors: run wfgov lint first");
                return 1;
            }

            return Write(catalogue, parsed.GetValue(element));
        });
        return command;
    }

    private static int Write(Catalogue catalogue, string? wanted)
    {
        var found = catalogue.Elements.Where(e => wanted is null || e.Element == wanted || e.Element.StartsWith($"{wanted}.", StringComparison.Ordinal)).ToList();
        if (found.Count == 0)
        {
            Console.Error.WriteLine($"没有要素“{wanted}” / there is no element '{wanted}'");
            return 1;
        }

        foreach (var each in found)
        {
            Console.WriteLine($"{each.Element}　{each.Term.Zh} / {each.Term.En}\n    {each.Allowed.Zh}\n    {each.Allowed.En}");
            foreach (var article in each.Law)
                Console.WriteLine(wanted is null ? $"    {article.Citation}" : $"    {article.Citation}　{string.Join(' ', article.Text)}");
        }

        return 0;
    }
}
