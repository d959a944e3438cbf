using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Whoever is sent on arrives somewhere.</summary>
internal sealed class SuccessorGoesOn : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2210", Severity.Error,
        new Text("接替取消事项的，是另一个没有取消的事项", "What takes the place of a cancelled item is another one that goes on"),
        new Text("改成接替事项的编码；没有接替的不写 successor", "Name the code of the item that takes its place; leave successor out when none does"),
        "编码不重复使用");

    public bool NeedsAllItems => true;

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        var known = items.GroupBy(i => i.Item.Code).ToDictionary(g => g.Key, g => g.First().Item);
        foreach (var item in items)
        {
            if (item.Item.Retirement is { Successor: { } code } && (!known.TryGetValue(code, out var successor) || successor.Retirement is not null))
                yield return Places.At(((Node.Map)item.Places.Root["retired"]!)["successor"]!.Mark, Note, $"没有编码为 {code} 的事项，或者它也已取消", $"There is no item {code}, or it is cancelled too");
        }
    }
}
