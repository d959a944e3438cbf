using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>行政许可法 第四十四条: the result reaches the applicant.</summary>
internal sealed class DeliveryFollowsDecision : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2121", Severity.Error,
        new Text("决定之后有送达", "After the decision the result is delivered"),
        new Text("在决定之后加送达环节", "Add a step of kind 送达 after the decision"),
        "行政许可法 第四十四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        var decision = subject.Item.Process.Decision;
        if (!steps.Skip(steps.IndexOf(decision) + 1).Any(s => s.Kind == StepKind.Deliver))
            yield return subject.At(Note, decision, $"“{decision.Title}”之后没有送达", $"Nothing is delivered after '{decision.Id}'");
    }
}
