using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>U2: one name at one authority has one code; blanks, brackets and punctuation make no other name.</summary>
internal sealed class SameItemSameCode : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2202", Severity.Error,
        new Text("同一实施主体的事项名称不重复", "An authority has no two items of one name"),
        new Text("合并为一个事项，或者在名称里写明情形（新办、变更、延续…）", "Merge them, or say in the name which case it is (新办, 变更, 延续 …)"),
        "同一事项、同一标准、同一编码");

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        foreach (var same in items.GroupBy(i => (Places.Normal(i.Item.Name), i.Item.Authority)).Where(g => g.Count() > 1))
        {
            foreach (var item in same.Skip(1))
                yield return Places.At(item, Note, $"名称与 {Places.Name(same)} 相同", $"The name is that of {Places.Name(same)}", "name");
        }
    }
}
