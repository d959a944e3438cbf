using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Steps as scenarios name them: by title, or by key.</summary>
internal sealed class StepNames(ServiceItem item)
{
    public IEnumerable<string> Titles => item.Process.Steps.Select(s => s.Title);

    /// <summary>The step, or null.</summary>
    public Step? Find(string name) =>
        item.Process.Steps.FirstOrDefault(s => s.Title == name) ?? item.Process.Steps.FirstOrDefault(s => s.Id.Value == name);

    /// <summary>The step that a value names; null when there is none, which is reported.</summary>
    public Step? Of(Node node, Fields fields)
    {
        var found = Find(fields.TextOf(node, "step"));
        if (found is null && node is Node.Scalar { Text.Length: > 0 } scalar)
            fields.Unknown(scalar, "WG2601", "环节", "step", Titles);
        return found;
    }
}
