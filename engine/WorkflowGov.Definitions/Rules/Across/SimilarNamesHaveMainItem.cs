using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>I3: families such as 新办、变更、延续 are cases of one main item.</summary>
internal sealed class SimilarNamesHaveMainItem : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2205", Severity.Warning,
        new Text("只差括号的事项属于一个主项", "Items that differ in brackets only share a main item"),
        new Text("写相同的 main_item", "Give them the same main_item"),
        "事项颗粒度统一");

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        foreach (var same in items.GroupBy(i => (Places.Normal(Stem(i.Item.Name)), i.Item.Authority)).Where(g => g.Count() > 1))
        {
            foreach (var item in same.Where(i => i.Item.MainItem is null || i.Item.MainItem != same.First().Item.MainItem))
                yield return Places.At(item, Note, $"名称与 {Places.Name(same)} 只差括号，主项不同", $"The name differs from {Places.Name(same)} in brackets only, the main item differs", "name");
        }
    }

    private static string Stem(string name)
    {
        var at = name.IndexOf('（', StringComparison.Ordinal);
        return at > 0 ? name[..at] : name;
    }
}
