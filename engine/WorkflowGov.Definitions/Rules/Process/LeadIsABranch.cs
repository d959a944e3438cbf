using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>主办 is one of the parallel branches, and the item's own authority.</summary>
internal sealed class LeadIsABranch : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2165", Severity.Error,
        new Text("主办是并联的一个分支，由实施主体办理", "The lead is one of the parallel branches, done by the item's authority"),
        new Text("lead 写分支的名称，主办分支不写其他部门", "Let 'lead' name a branch whose steps are the authority's own"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var parallel in subject.Item.Process.Root.WithInside().OfType<Block.Parallel>().Where(p => p.Lead is not null))
        {
            var lead = parallel.Branches.FirstOrDefault(b => b.Name == parallel.Lead);
            var steps = ((Block?)lead?.Body ?? parallel).WithInside().OfType<Block.Single>().Select(s => s.Definition);
            if (lead is null)
                yield return subject.At(Note, steps.First(), $"并联“{parallel.Title}”没有分支“{parallel.Lead}”", $"There is no branch '{parallel.Lead}'");
            else if (steps.FirstOrDefault(s => s.Office != subject.Item.Authority) is { } other)
                yield return subject.At(Note, other, $"主办的“{other.Title}”由{other.Office}办理", $"Step '{other.Id}' of the lead is done by {other.Office}");
        }
    }
}
