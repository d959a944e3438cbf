using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>W: a process begins with 受理 at the window, once.</summary>
internal sealed class NothingWithoutAcceptance : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2101", Severity.Error,
        new Text("第一个环节是窗口的“受理”，只有一个", "The first step is the window's 受理, and there is one only"),
        new Text("把受理放在最前面，由窗口角色办理", "Put 受理 first, with a window role"),
        "前台综合受理");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        if (steps[0].Kind != StepKind.Accept || subject.SideOf(steps[0]) != Side.Window)
            yield return subject.At(Note, steps[0], $"第一个环节“{steps[0].Title}”不是窗口的受理", $"The first step '{steps[0].Id}' is not the window's 受理");
        foreach (var again in steps.Skip(1).Where(s => s.Kind == StepKind.Accept))
            yield return subject.At(Note, again, $"“{again.Title}”是第二个受理环节", $"Step '{again.Id}' is a second 受理", "kind");
    }
}
