using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Only what needs no judgement is approved by a machine, at once.</summary>
internal sealed class AutomaticOnlyWhenInstant : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2126", Severity.Error,
        new Text("系统自动审批只用于即办件", "Automatic approval is for instant items only"),
        new Text("改为即办件，或者换审查方式", "Make the item an instant one, or choose another method"),
        "秒批");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Handling == Handling.Instant ? [] :
        subject.Item.Process.Steps.Where(s => s.Review == ReviewMethod.Automatic)
            .Select(s => subject.At(Note, s, $"承诺件的“{s.Title}”不能是系统自动审批", $"Step '{s.Id}' of an item with a promise cannot be automatic", "review"));
}
