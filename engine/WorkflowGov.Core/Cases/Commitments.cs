using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 告知承诺 (国办发〔2020〕42号): the applicant is told the conditions in writing and commits to meet them; the decision follows at
/// once, the check afterwards. Who commits may take it back until the decision.
/// </summary>
internal static class Commitments
{
    /// <summary>The item is decided on a commitment and checked afterwards.</summary>
    public static bool Rules(ServiceItem item) => item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck);

    /// <summary>What the application brings along, as events.</summary>
    public static IEnumerable<CaseEvent> AtReceipt(Application application, CaseContext context)
    {
        if (application.Commitment is { } reference)
            yield return Signed(reference, context);
    }

    public static Rejection? Unfit(Application application, ServiceItem item)
    {
        if (application.Commitment is not { } reference)
            return null;
        if (!Rules(item))
            return Rejections.NotByCommitment(item);
        return string.IsNullOrWhiteSpace(reference) ? Rejections.CommitmentUnsigned() : null;
    }

    public static Rejection? Missing(ApprovalCase on, ServiceItem item) =>
        Rules(item) && on.Commitment is null ? Rejections.CommitmentUnsigned() : null;

    public static Ruling<IReadOnlyList<CaseEvent>> Sign(ApprovalCase on, CaseCommand.SignCommitment command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.Status is CaseStatus.Received or CaseStatus.Correcting ? null : Rejections.WrongStatus(on, "签署承诺书", "sign the commitment of"))
            ?? Unfit(on.Application with { Commitment = command.Reference }, context.Item)
            ?? (on.Commitment is null ? null : Rejections.CommittedAlready(on.Commitment));
        return refusal is not null ? refusal : new CaseEvent[] { Signed(command.Reference, context) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Withdraw(ApprovalCase on, CaseCommand.WithdrawCommitment command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.Decision is not null || on.IsClosed ? Rejections.WrongStatus(on, "撤回承诺", "withdraw the commitment of") : null)
            ?? (on.Commitment is null ? Rejections.NotCommitted() : null)
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.ReasonMissing("撤回承诺", "withdrawing the commitment") : null);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.CommitmentWithdrawn(context.Today, on.Commitment!.Reference, command.Reason) };
    }

    private static CaseEvent.CommitmentSigned Signed(string reference, CaseContext context) =>
        new(context.Today, reference, context.Item.Conditions);
}
