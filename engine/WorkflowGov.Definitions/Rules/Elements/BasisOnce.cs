using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A basis that stands twice is a slip.</summary>
internal sealed class BasisOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2007", Severity.Warning,
        new Text("设定依据不重复", "No basis is listed twice"),
        new Text("删去重复的一条", "Delete one of them"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (basis, index) in Repeats.In(subject.Item.Basis))
            yield return subject.At(Note, $"设定依据“{basis}”重复", $"Basis '{basis}' is listed twice", "basis", $"{index}").Dropped();
    }
}
