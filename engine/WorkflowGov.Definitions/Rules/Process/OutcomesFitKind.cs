using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Only the decision refuses, only a post-check revokes, acceptance is an act of its own.</summary>
internal sealed class OutcomesFitKind : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2112", Severity.Error,
        new Text("结果与环节种类相符", "Outcomes fit the kind of the step"),
        new Text("受理不写 outcomes；revoke 只用于事后核查；制证、送达不能 refuse", "受理 has no outcomes; revoke belongs to 事后核查; 制证 and 送达 do not refuse"),
        "行政许可法 第三十八条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            foreach (var outcome in step.Outcomes.Where(o => !Fits(step.Kind, o.Action)))
                yield return subject.At(Note, step, $"“{step.Title}”不能有这样的结果：“{outcome.Label}”", $"Step '{step.Id}' cannot have an outcome such as '{outcome.Label}'", "outcomes", outcome.Label);
        }
    }

    private static bool Fits(StepKind kind, OutcomeAction action) => action switch
    {
        OutcomeAction.Continue => kind != StepKind.Accept,
        OutcomeAction.Refuse => kind is StepKind.Review or StepKind.Special or StepKind.Decide,
        OutcomeAction.Revoke => kind == StepKind.PostCheck,
        _ => kind is StepKind.Review or StepKind.Special or StepKind.Decide,
    };
}
