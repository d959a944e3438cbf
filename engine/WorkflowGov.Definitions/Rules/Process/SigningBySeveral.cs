using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>会签 and 表决 are of several people, and can come to one end either way.</summary>
internal sealed class SigningBySeveral : IItemRule
{
    private const int SignersMin = 2;
    private const int MembersMin = 3;

    public RuleNote Note { get; } = new(
        "WG2160", Severity.Error,
        new Text("会签须两人以上，表决须三人以上并有过半数到会；用于审查、特别程序或者决定，一个结果继续办理，至少一个不继续", "Two or more sign, three or more vote with more than half present; at a review, a special procedure or the decision, with one outcome that goes on and one or more that do not"),
        new Text("写 people 和 quorum，或者删去 signing", "Set 'people' and 'quorum', or remove 'signing'"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step.Signing is not { } signing)
                continue;
            var (least, word) = signing.Mode == SigningMode.Vote ? (MembersMin, "表决") : (SignersMin, "会签");
            if (step.People < least)
                yield return subject.At(Note, step, $"“{step.Title}”{word}须 {least} 人以上", $"Step '{step.Id}' takes {least} people or more to sign or vote", "people");
            else if (signing.Quorum is { } quorum && (quorum > step.People || 2 * quorum <= step.People))
                yield return subject.At(Note, step, $"“{step.Title}”有 {step.People} 名成员，到会 {quorum} 人不合适", $"Step '{step.Id}' has {step.People} members; a quorum of {quorum} does not fit", "signing", "quorum");
            if (step.Kind is not (StepKind.Review or StepKind.Special or StepKind.Decide) || step.Silence is not null)
                yield return subject.At(Note, step, $"“{step.Title}”不能会签或者表决", $"Step '{step.Id}' is not signed by several or voted on", "signing");
            else if (step.Outcomes.Count(o => o.Action is OutcomeAction.Continue) != 1 || step.Outcomes.Length < 2)
                yield return subject.At(Note, step, $"“{step.Title}”须有一个继续办理的结果，至少一个不继续的结果", $"Step '{step.Id}' needs one outcome that goes on, and one or more that do not", "outcomes");
        }
    }
}
