using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>W4: the window that accepted wrongly pays with its own time, not the applicant with a new acceptance.</summary>
internal sealed class NoReturnToAcceptance : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2125", Severity.Error,
        new Text("受理以后不退回受理", "What was accepted is not returned to acceptance"),
        new Text("退回到审查环节", "Return to a reviewing step"),
        "行政许可法 第三十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            foreach (var outcome in step.Outcomes)
            {
                if (outcome.Action is OutcomeAction.Return back && subject.Item.Process[back.To].Kind == StepKind.Accept)
                    yield return subject.At(Note, step, $"“{outcome.Label}”退回受理环节", $"'{outcome.Label}' returns to acceptance", "outcomes", outcome.Label);
            }
        }
    }
}
