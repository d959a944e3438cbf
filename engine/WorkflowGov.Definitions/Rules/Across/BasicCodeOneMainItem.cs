using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>U3: the same 基本编码 means the same main item and type everywhere.</summary>
internal sealed class BasicCodeOneMainItem : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2203", Severity.Error,
        new Text("一个基本编码只有一个主项和一个事项类型", "A basic code has one main item and one type"),
        new Text("统一 main_item 和 type，或者改正编码", "Make main_item and type agree, or change the code"),
        "同一事项、同一标准、同一编码");

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        foreach (var same in items.GroupBy(i => i.Item.Code.Basic))
        {
            foreach (var item in same.Where(i => (i.Item.Type, i.Item.MainItem) != (same.First().Item.Type, same.First().Item.MainItem)))
                yield return Places.At(item, Note, $"基本编码 {same.Key} 与 {Places.Name(same)} 相同，事项类型或者主项名称不同", $"Basic code {same.Key} is that of {Places.Name(same)}, with another type or main item", "code");
        }
    }
}
