using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>即审即办: an instant item has no step that takes a day.</summary>
internal sealed class InstantStepsAtOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2406", Severity.Error,
        new Text("即办件从受理到决定的环节都当场办理", "Every step of an instant item up to the decision is done at once"),
        new Text("把这些环节的 limit 写成“即办”", "Set the limit of these steps to 即办"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Handling != Handling.Instant ? [] :
        subject.Item.Process.Steps
            .Where(s => s.Kind is StepKind.Accept or StepKind.Review or StepKind.Special or StepKind.Decide && s.Limit != TimeLimit.AtOnce)
            .Select(s => subject.At(Note, s, $"即办件的“{s.Title}”时限是 {s.Limit}", $"Step '{s.Id}' of an instant item takes {s.Limit.ToEnglish()}", "limit"));
}
