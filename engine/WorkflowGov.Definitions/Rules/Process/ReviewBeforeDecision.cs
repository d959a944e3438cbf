using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A decision rests on somebody's review.</summary>
internal sealed class ReviewBeforeDecision : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2128", Severity.Warning,
        new Text("决定之前有审查", "There is a review before the decision"),
        new Text("加审查环节", "Add a reviewing step"),
        "行政许可法 第三十四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (!subject.Item.Process.Steps.Any(s => s.Kind is StepKind.Review or StepKind.Special))
            yield return subject.At(Note, subject.Item.Process.Decision, "决定之前没有审查环节", "No step reviews before the decision");
    }
}
