using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A decision that was made stands until it is revoked in its own procedure.</summary>
internal sealed class NoReturnOverDecision : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2124", Severity.Error,
        new Text("决定作出以后不退回到决定之前", "After the decision nothing returns to before it"),
        new Text("去掉这个退回", "Remove this return"),
        "行政许可法 第八条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        var decided = steps.IndexOf(subject.Item.Process.Decision);
        foreach (var step in steps.Skip(decided + 1))
        {
            foreach (var outcome in step.Outcomes)
            {
                if (outcome.Action is OutcomeAction.Return back && steps.IndexOf(subject.Item.Process[back.To]) <= decided)
                    yield return subject.At(Note, step, $"“{step.Title}”在决定之后，不能退回到“{back.To}”", $"Step '{step.Id}' comes after the decision and cannot return to '{back.To}'", "outcomes", outcome.Label);
            }
        }
    }
}
