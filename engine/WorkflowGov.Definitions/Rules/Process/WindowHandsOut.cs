using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>One window hands out what all offices decide.</summary>
internal sealed class WindowHandsOut : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2104", Severity.Warning,
        new Text("送达由窗口办理（一个窗口出件）", "Delivery is done at the window"),
        new Text("换成窗口角色", "Give the step to a window role"),
        "统一窗口出件");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind == StepKind.Deliver && subject.SideOf(s) != Side.Window)
        .Select(s => subject.At(Note, s, $"“{s.Title}”不由窗口办理", $"Step '{s.Id}' is not done at the window", "role"));
}
