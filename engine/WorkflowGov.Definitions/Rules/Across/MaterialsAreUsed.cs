using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A shared material that no item asks for is not shared.</summary>
internal sealed class MaterialsAreUsed : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2208", Severity.Warning,
        new Text("每份共用材料都有事项使用", "Every shared material is used"),
        new Text("删去没有用的材料", "Delete the material"));

    public bool NeedsAllItems => true;

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        var used = items.SelectMany(i => i.Item.Materials.Select(m => m.Key)).ToHashSet(StringComparer.Ordinal);
        return items.Count == 0 ? [] : shared.Commons.Materials.Where(m => !used.Contains(m.Key))
            .Select(m => Places.At(m.Value.Mark, Note, $"没有事项使用共用材料 {m.Key}", $"No item uses shared material {m.Key}"));
    }
}
