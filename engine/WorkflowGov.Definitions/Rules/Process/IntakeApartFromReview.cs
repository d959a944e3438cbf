using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>W1 收件权和审核权分离: windows take in and hand out, the back office reviews and decides.</summary>
internal sealed class IntakeApartFromReview : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2102", Severity.Error,
        new Text("窗口角色不审查、不决定", "A window role neither reviews nor decides"),
        new Text("换成后台角色", "Give the step to a back-office role"),
        "收件权和审核权分离");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind is StepKind.Review or StepKind.Special or StepKind.Decide or StepKind.PostCheck && subject.SideOf(s) == Side.Window)
        .Select(s => subject.At(Note, s, $"“{s.Title}”是审查决定环节，不能由窗口角色“{s.Role}”办理", $"Step '{s.Id}' reviews or decides; the window role '{s.Role}' cannot do it", "role"));
}
