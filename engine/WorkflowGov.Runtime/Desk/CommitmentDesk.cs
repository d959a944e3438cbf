using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Desk;

/// <summary>告知承诺 on the page of a case.</summary>
/// <param name="Conditions">What the applicant is told and commits to.</param>
/// <param name="Signed">The signed 承诺书; null before.</param>
public sealed record CommitmentDesk(ImmutableArray<string> Conditions, SignedCommitment? Signed)
{
    internal static CommitmentDesk? Of(ApprovalCase of, ServiceItem item) =>
        item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck) ? new CommitmentDesk(item.Conditions, of.Commitment) : null;
}
