using WorkflowGov.Core;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Nothing is reviewed after the decision, issued before it or checked before delivery.</summary>
internal sealed class StepsInOrder : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2122", Severity.Error,
        new Text("环节按受理、审查、决定、制证、送达、事后核查的顺序", "Steps stand in the order 受理, 审查, 决定, 制证, 送达, 事后核查"),
        new Text("调整环节顺序", "Change the order of steps"),
        "行政许可法 第四章");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var reached = StepKind.Accept;
        foreach (var step in subject.Item.Process.Steps)
        {
            if (Rank(step.Kind) < Rank(reached))
                yield return subject.At(Note, step, $"“{step.Title}”（{Words.Kinds.Of(step.Kind)}）在{Words.Kinds.Of(reached)}之后", $"Step '{step.Id}' ({Words.Kinds.Of(step.Kind)}) stands after {Words.Kinds.Of(reached)}", "kind");
            else
                reached = step.Kind;
        }
    }

    private static int Rank(StepKind kind) => kind switch
    {
        StepKind.Accept => 0,
        StepKind.Review or StepKind.Special => 1,
        StepKind.Decide => 2,
        StepKind.Issue => 3,
        StepKind.Deliver => 4,
        _ => 5,
    };
}
