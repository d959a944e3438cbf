using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>审查要点 are answered one by one, and the outcome agrees with the answers.</summary>
internal static class CriteriaCheck
{
    public static Rejection? Answers(Step step, ImmutableArray<CriterionFinding> findings)
    {
        var answered = findings.Select(f => f.Criterion).ToHashSet(StringComparer.Ordinal);
        if (step.Criteria.FirstOrDefault(c => !answered.Contains(c)) is { } open)
            return Rejections.CriterionOpen(step, open);
        if (findings.FirstOrDefault(f => !step.Criteria.Contains(f.Criterion)) is { } own)
            return Rejections.CriterionUnknown(step, own.Criterion);
        return answered.Count == findings.Length ? null : Rejections.CriterionTwice(step);
    }

    public static Rejection? Agrees(ApprovalCase on, Step step, OutcomeRule outcome, CaseCommand.Complete command)
    {
        var bar = Course.BarOf(on.Standing, step, outcome, command.Findings.Any(f => !f.Met));
        if (bar == Bar.FailedYetPassed)
            return Rejections.FailedYetPassed(step, command.Findings.First(f => !f.Met).Criterion);
        if (bar == Bar.PassedYetRefused)
            return Rejections.PassedYetRefused(step, outcome);
        if (outcome.Action is not OutcomeAction.Continue && string.IsNullOrWhiteSpace(command.Opinion))
            return Rejections.ReasonMissing(outcome.Label, outcome.Label);
        return (bar, outcome.Action) switch
        {
            (Bar.None, _) => null,
            (Bar.GrantAgainstReview, _) => Rejections.GrantAgainstReview(on),
            (Bar.RefusalWithoutCriterion, _) => Rejections.RefusalWithoutCriterion(step),
            (Bar.ReturnsUsedUp, OutcomeAction.Return back) => Rejections.ReturnsUsedUp(step, outcome, back.Max),
            _ => throw new InvalidOperationException($"Unknown bar {bar}."),
        };
    }
}
