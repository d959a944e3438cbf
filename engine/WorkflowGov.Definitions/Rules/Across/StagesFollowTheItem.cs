using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S7: a street's stage points to the one standard of the district's item instead of carrying its own.</summary>
internal sealed class StagesFollowTheItem : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2209", Severity.Error,
        new Text("街道环节指向一个区级事项和它的环节", "A street stage points to an item of the district and to its steps"),
        new Text("改成事项的编码和流程里的环节名；没有区级标准的另写事项", "Name the code of an item and steps of its process; what has no standard of the district is an item of its own"),
        "同一事项、同一标准、同一编码");

    public bool NeedsAllItems => true;

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        var byCode = items.GroupBy(i => i.Item.Code).ToDictionary(g => g.Key, g => g.First().Item);
        var names = items.Select(i => i.Item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var read in shared.Stages)
        {
            if (names.Contains(read.Stage.Name) || byCode.ContainsKey(read.Stage.Code))
                yield return Places.At(read.NameAt, Note, $"“{read.Stage.Name}”已经是事项，不能又是环节", $"'{read.Stage.Name}' is an item and cannot be a stage too");
            if (!byCode.TryGetValue(read.Stage.Of, out var item))
            {
                yield return Places.At(read.ItemAt, Note, $"没有编码为 {read.Stage.Of} 的事项", $"There is no item {read.Stage.Of}");
                continue;
            }

            foreach (var (step, at) in read.Steps)
            {
                if (!item.Process.Has(step))
                    yield return Places.At(at, Note, $"事项《{item.Name}》的流程没有环节“{step}”", $"The process of '{item.Name}' has no step '{step}'");
                else if (item.Process[step].Office is var office && office != read.Office && office != Office.Window)
                    yield return Places.At(at, Note, $"环节“{step}”由{office}办理，不在{read.Office}", $"Step '{step}' is done at {office}, not at {read.Office}");
            }
        }
    }
}
