using System.Collections.Immutable;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Documents;

/// <summary>The templates of a definitions folder, held against what the law demands of each kind.</summary>
internal static class DocumentFiles
{
    public static ImmutableArray<DocumentTemplate> Read(string root, List<Finding> findings)
    {
        var files = DefinitionFolder.YamlFiles(Path.Combine(root, "documents")).ToList();
        if (files.Count == 0)
            return [];
        var law = Path.Combine(root, "laws", "documents.yaml");
        var demands = NodeReader.ReadFile(law, law, findings) is { } map ? DocumentLaw.Read(map, findings) : [];
        var read = files.Select(f => TemplateReader.Read(f, findings)).OfType<ReadTemplate>().ToList();
        foreach (var template in read)
            Check(template, read, demands, findings);
        foreach (var demand in demands.Where(d => !read.Any(r => r.Template.Kind == d.Kind)))
            findings.Add(At(demand.At, "WG2807", $"没有模板 documents/{demand.Kind}.yaml", $"There is no template documents/{demand.Kind}.yaml"));
        return [.. read.Select(r => r.Template)];
    }

    private static void Check(ReadTemplate read, List<ReadTemplate> all, ImmutableArray<DocumentLaw> demands, List<Finding> findings)
    {
        var template = read.Template;
        if (demands.FirstOrDefault(d => d.Kind == template.Kind) is not { } demand)
            findings.Add(At(read.TitleAt, "WG2806", $"laws/documents.yaml 没有写明“{template.Kind}”应有的内容", $"laws/documents.yaml does not say what '{template.Kind}' must state"));
        else if (demand.Content.Except(read.Mentioned).ToList() is { Count: > 0 } missing)
            findings.Add(At(read.TitleAt, "WG2804", $"缺少应有的内容：{string.Join("、", missing)}（{demand.Basis}）", $"Required content is missing: {string.Join(", ", missing)} ({demand.Basis})"));
        if (template.InsteadOf is { } general && !all.Any(o => o.Template.Kind == general && o.Template.On == template.On))
            findings.Add(At(read.InsteadOfAt!.Value, "WG2808", $"没有同一时点的模板“{general}”", $"There is no template '{general}' of the same occasion"));
    }

    private static Finding At(Mark at, string rule, string zh, string en) =>
        new(rule, Severity.Error, at.File, at.Line, at.Column, new Core.Text(zh, en));
}
