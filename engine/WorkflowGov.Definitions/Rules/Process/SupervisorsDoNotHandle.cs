using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Who supervises or writes the rules does not handle cases.</summary>
internal sealed class SupervisorsDoNotHandle : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2103", Severity.Error,
        new Text("监督和政策角色不办件", "Roles of supervision and policy handle no case"),
        new Text("换成窗口或者后台角色", "Give the step to a window or back-office role"),
        "监督与办理分离");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => subject.SideOf(s) is Side.Supervision or Side.Policy or Side.Administration)
        .Select(s => subject.At(Note, s, $"“{s.Title}”由“{s.Role}”办理，这个角色不办件", $"Step '{s.Id}' is given to '{s.Role}', a role that handles no case", "role"));
}
