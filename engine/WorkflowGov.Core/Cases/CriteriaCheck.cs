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
        var failed = command.Findings.Any(f => !f.Met);
        var against = outcome.Action is not OutcomeAction.Continue;
        if (failed && !against)
            return Rejections.FailedYetPassed(step, command.Findings.First(f => !f.Met).Criterion);
        if (!failed && against && !step.Criteria.IsEmpty)
            return Rejections.PassedYetRefused(step, outcome);
        if (against && string.IsNullOrWhiteSpace(command.Opinion))
            return Rejections.ReasonMissing(outcome.Label, outcome.Label);
        if (step.Kind != StepKind.Decide)
            return null;
        return (on.RefusalProposed, outcome.Action) switch
        {
            (true, OutcomeAction.Continue) => Rejections.GrantAgainstReview(on),
            (false, OutcomeAction.Refuse) when !failed => Rejections.RefusalWithoutCriterion(step),
            _ => null,
        };
    }
}
