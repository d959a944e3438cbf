using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A check that stands twice is a slip.</summary>
internal sealed class ChecksOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2310", Severity.Error,
        new Text("一份材料的受理标准不重复", "No check stands twice for a material"),
        new Text("删去重复的一条", "Delete one of them"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var material in subject.Item.Materials)
        {
            foreach (var (check, index) in Repeats.In(material.AcceptIf))
                yield return subject.At(Note, material, $"受理标准“{check}”重复", $"Check '{check}' stands twice", "accept_if", $"{index}").Dropped();
        }
    }
}
