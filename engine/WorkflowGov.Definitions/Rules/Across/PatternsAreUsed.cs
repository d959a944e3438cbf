using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A pattern nobody uses is read by nobody.</summary>
internal sealed class PatternsAreUsed : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2207", Severity.Warning,
        new Text("每个模板都有事项使用", "Every pattern is used"),
        new Text("删去没有用的模板", "Delete the pattern"));

    public bool NeedsAllItems => true;

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        var used = items.Select(i => i.Item.Pattern).ToHashSet();
        return items.Count == 0 ? [] : shared.Commons.Patterns.Where(p => !used.Contains(p.Key))
            .Select(p => Places.At(p.Value.Mark, Note, $"没有事项使用模板 {p.Key}", $"No item uses pattern {p.Key}"));
    }
}
