using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A criterion that stands twice is a slip.</summary>
internal sealed class CriteriaOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2117", Severity.Error,
        new Text("一个环节的审查要点不重复", "No criterion stands twice in a step"),
        new Text("删去重复的一条", "Delete one of them"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            foreach (var (criterion, index) in Repeats.In(step.Criteria))
                yield return subject.At(Note, step, $"审查要点“{criterion}”重复", $"Criterion '{criterion}' stands twice", "criteria", $"{index}").Dropped();
        }
    }
}
