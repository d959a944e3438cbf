using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Exports;

namespace WorkflowGov.Runtime;

/// <summary>A visit of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Visit">Which time, from 1.</param>
public sealed record StepVisit(StepId Step, int Visit);

/// <summary>A visit that is over.</summary>
/// <param name="Step">The step.</param>
/// <param name="Visit">Which time.</param>
/// <param name="Outcome">With which outcome; null when it fell away.</param>
public sealed record StepLeft(StepId Step, int Visit, string? Outcome);

/// <summary>How a command moved a case through its process: all an executor needs to follow it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Number of the case's last event; moves of a case are followed in this order.</param>
/// <param name="Item">The item.</param>
/// <param name="Version">The version the case is pinned to.</param>
/// <param name="Left">Steps that are over now, a step that was done first.</param>
/// <param name="Open">All steps that are open now; none = the case is at its end.</param>
public sealed record CaseMove(
    CaseId Case, int Sequence, ItemCode Item, int Version, ImmutableArray<StepLeft> Left, ImmutableArray<StepVisit> Open)
{
    /// <summary>How a case moved.</summary>
    /// <param name="before">The case before; null when it is received.</param>
    /// <param name="after">The case afterwards.</param>
    /// <returns>The move, or null when the same steps are open under the same version.</returns>
    public static CaseMove? Between(ApprovalCase? before, ApprovalCase after)
    {
        var (then, now) = (VisitsOf(before), VisitsOf(after));
        if (before is not null && before.Version == after.Version && then.SequenceEqual(now))
            return null;
        var left = then.Except(now).Select(v => new StepLeft(v.Step, v.Visit, OutcomeOf(v, after)));
        return new CaseMove(after.Id, after.Sequence, after.Item, after.Version, [.. left.OrderBy(l => l.Outcome is null)], now);
    }

    private static ImmutableArray<StepVisit> VisitsOf(ApprovalCase? of) =>
        of is null ? [] : [.. of.Marking.Active.Select(a => new StepVisit(a.Step, a.Visit))];

    private static string? OutcomeOf(StepVisit visit, ApprovalCase after) =>
        after.Deeds.LastOrDefault(d => d.Step == visit.Step && d.Visit == visit.Visit)?.Outcome
        ?? after.Status switch
        {
            CaseStatus.Declined => FlowElsa.Declined,
            CaseStatus.Lapsed => FlowElsa.Lapsed,
            _ => null,
        };
}
