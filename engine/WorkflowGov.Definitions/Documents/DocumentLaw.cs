using System.Collections.Immutable;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Documents;

/// <summary>What the law demands of a kind of document: <c>laws/documents.yaml</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Basis">Law and article.</param>
/// <param name="Content">Facts it must state.</param>
/// <param name="At">Where it stands.</param>
internal sealed record DocumentLaw(string Kind, string Basis, ImmutableArray<string> Content, Mark At)
{
    public static ImmutableArray<DocumentLaw> Read(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        var found = ImmutableArray.CreateBuilder<DocumentLaw>();
        foreach (var entry in fields.Sub("documents")?.Entries ?? [])
        {
            if (fields.SubOf(entry.Value, entry.Key.Text) is not { } law)
                continue;
            found.Add(new DocumentLaw(entry.Key.Text, law.Text("basis"), law.Texts("content"), entry.Key.Mark));
            law.Done();
        }

        fields.Done();
        return found.ToImmutable();
    }
}
