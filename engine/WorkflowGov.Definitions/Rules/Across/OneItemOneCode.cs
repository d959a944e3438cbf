using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>U1: the 33-digit code is unique.</summary>
internal sealed class OneItemOneCode : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2201", Severity.Error,
        new Text("一个编码只属于一个事项", "A code belongs to one item"),
        new Text("改正编码，或者删去重复的文件", "Change the code or delete the second file"),
        "同一事项、同一标准、同一编码");

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        foreach (var same in items.GroupBy(i => i.Item.Code).Where(g => g.Count() > 1))
        {
            foreach (var item in same.Skip(1))
                yield return Places.At(item, Note, $"编码与 {Places.Name(same)} 相同", $"The code is that of {Places.Name(same)}", "code");
        }
    }
}
