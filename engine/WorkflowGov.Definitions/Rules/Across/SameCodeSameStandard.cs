using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S5: the six streets do one item by one standard.</summary>
internal sealed class SameCodeSameStandard : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2204", Severity.Warning,
        new Text("同一基本编码、同一办理项序号，标准相同", "The same basic code and serial means the same standard"),
        new Text("统一材料、时限、条件和流程", "Make materials, limits, conditions and process agree"),
        "同一事项、同一标准、同一编码");

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        foreach (var same in items.GroupBy(i => (i.Item.Code.Basic, i.Item.Code.Handling, i.Item.Level)))
        {
            foreach (var item in same.Where(i => i.Standard != same.First().Standard && i.Item.Code != same.First().Item.Code))
                yield return Places.At(item, Note, $"与 {Places.Name(same)} 是同一办理项，标准不同", $"This is the same handling item as {Places.Name(same)}, with another standard", "code");
        }
    }
}
