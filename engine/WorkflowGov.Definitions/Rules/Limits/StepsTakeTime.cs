using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A promise of days over steps of none hides who may use them.</summary>
internal sealed class StepsTakeTime : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2412", Severity.Warning,
        new Text("承诺件的审查和决定至少有一个环节有时限", "An item with a promise gives time to at least one review or the decision"),
        new Text("写明环节时限；当场办结的改为即办件", "State the limits, or make it an instant item"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Handling == Handling.Promised && LongestPath.Of(subject.Item.Process).Days == 0
            && !subject.Item.Process.Steps.Any(s => s.Kind == StepKind.Special))
        {
            yield return subject.At(Note, "承诺件的审查、决定环节都是即办", "All reviews and the decision are done at once", "handling");
        }
    }
}
