using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Materials as scenarios name them: by name, or by key.</summary>
internal sealed class MaterialNames(ServiceItem item)
{
    /// <summary>Keys of the materials listed; none for a value left empty.</summary>
    public ImmutableArray<string> List(Node node, string key, Fields fields) => node switch
    {
        Node.Scalar { Text.Length: 0 } => [],
        Node.Scalar one => Key(one, fields) is { } only ? [only] : [],
        _ => [.. fields.Items(key).OfType<Node.Scalar>().Select(s => Key(s, fields)).OfType<string>()],
    };

    /// <summary>Defects: a material alone is missing, with a standard it fails that standard.</summary>
    public ImmutableArray<Defect> Defects(Node node, string key, Fields fields)
    {
        var found = ImmutableArray.CreateBuilder<Defect>();
        if (node is Node.Scalar)
            return [.. List(node, key, fields).Select(k => new Defect(k))];
        foreach (var entry in fields.Items(key))
        {
            if (entry is Node.Scalar missing && Key(missing, fields) is { } gone)
                found.Add(new Defect(gone));
            if (entry is not Node.Map map)
                continue;
            foreach (var (name, standard) in map.Entries)
            {
                if (Key(name, fields) is { } failing)
                    found.Add(new Defect(failing, fields.TextOf(standard, name.Text)));
            }
        }

        return found.ToImmutable();
    }

    private string? Key(Node.Scalar name, Fields fields)
    {
        var found = item.Materials.FirstOrDefault(m => m.Key == name.Text) ?? item.Materials.FirstOrDefault(m => m.Name == name.Text);
        if (found is null)
            fields.Unknown(name, "WG2601", "材料", "material", item.Materials.Select(m => m.Name));
        return found?.Key;
    }
}
