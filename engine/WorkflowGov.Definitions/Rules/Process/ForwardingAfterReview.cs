using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>行政许可法 第三十五条: the lower body reviews and sends the case up; it is not sent to itself.</summary>
internal sealed class ForwardingAfterReview : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2164", Severity.Error,
        new Text("转报写在审查或者决定环节，报给实施主体以外的机关", "A review or the decision sends the case up, to another body than the item's own"),
        new Text("移到审查或者决定环节，写明上级机关", "Move 'forward' to a review or the decision, and name the body above"),
        "行政许可法 第三十五条、第四十三条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step.Forwarding is not { } forwarding)
                continue;
            if (step.Kind is not (StepKind.Review or StepKind.Decide))
                yield return subject.At(Note, step, $"“{step.Title}”不是审查或者决定，不能转报", $"Step '{step.Id}' neither reviews nor decides and sends nothing up", "forward");
            else if (forwarding.To == subject.Item.Authority.Name)
                yield return subject.At(Note, step, $"“{step.Title}”不能转报给实施主体自己", $"Step '{step.Id}' sends the case to the item's own authority", "forward", "to");
        }
    }
}
