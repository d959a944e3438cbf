using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>一审一核: one reviews, another approves.</summary>
internal sealed class DeciderIsNotHandler : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2135", Severity.Warning,
        new Text("决定人与承办人是不同的角色", "The decision has a role of its own"),
        new Text("决定环节用审批角色", "Give the decision a role of its own"),
        "一审一核");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var decision = subject.Item.Process.Decision;
        if (subject.Item.Process.Steps.FirstOrDefault(s => s.Kind is StepKind.Review or StepKind.Special && s.Role == decision.Role) is { } same)
            yield return subject.At(Note, decision, $"“{decision.Title}”和“{same.Title}”都由“{decision.Role}”办理", $"Steps '{decision.Id}' and '{same.Id}' have the same role '{decision.Role}'", "role");
    }
}
