using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A condition that stands twice is a slip.</summary>
internal sealed class ConditionsOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2018", Severity.Error,
        new Text("受理条件不重复", "No condition is listed twice"),
        new Text("删去重复的一条", "Delete one of them"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (condition, index) in Repeats.In(subject.Item.Conditions))
            yield return subject.At(Note, $"受理条件“{condition}”重复", $"Condition '{condition}' is listed twice", "conditions", $"{index}").Dropped();
    }
}
