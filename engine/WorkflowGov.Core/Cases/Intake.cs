using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>前台综合受理: receipt, acceptance, correction, non-acceptance (行政许可法 第三十二条).</summary>
internal static class Intake
{
    public static Ruling<IReadOnlyList<CaseEvent>> Receive(CaseCommand.Receive command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? NotYetInForce(context)
            ?? Retired(context)
            ?? ApplicationCheck.Applicant(command.Application.Applicant, context)
            ?? ApplicationCheck.Form(command.Application.Form, context.Item)
            ?? ApplicationCheck.Materials(command.Application.Materials, context.Item)
            ?? Renewal.Refuses(command.Application, context)
            ?? Agency.MaySubmit(command.Application, context.Today)
            ?? Commitments.Unfit(command.Application, context.Item);
        if (refusal is not null)
            return refusal;
        return new CaseEvent[]
        {
            new CaseEvent.Received(
                command.Number, context.Item.Code, context.Item.Version, context.Item.Hash, CaseClocks.DayOfReceipt(context),
                command.Application, context.Test),
        }.Concat(Commitments.AtReceipt(command.Application, context)).ToArray();
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Accept(ApprovalCase on, CaseCommand.Accept command, CaseContext context)
    {
        var refusal = Authority.MayTakeIn(context)
            ?? MustBeReceived(on, "受理", "accept")
            ?? NotWhole(on, context)
            ?? (Deficiency.Owed(on.Application, context.Item).FirstOrDefault() is { } owed ? Rejections.MaterialOwed(owed) : null)
            ?? (context.AsEarlier ? null : AcceptanceStandards.Refuses(on, command.Checks, context.Item));
        if (refusal is not null)
            return refusal;
        return AcceptanceStandards.Kept(command.Checks, context).Append(AcceptedOn(on, context, deemed: false)).ToArray();
    }

    public static Ruling<IReadOnlyList<CaseEvent>> AcceptDeficient(
        ApprovalCase on, CaseCommand.AcceptDeficient command, CaseContext context)
    {
        var refusal = Authority.MayTakeIn(context)
            ?? MustBeReceived(on, "容缺受理", "accept")
            ?? NotWhole(on, context)
            ?? (context.AsEarlier ? null : AcceptanceStandards.Refuses(on, command.Checks, context.Item));
        if (refusal is not null)
            return refusal;
        var accepted = AcceptedOn(on, context, deemed: false);
        var owed = Deficiency.Commit(on, command, accepted.PromisedDue, context);
        return owed.Rejection is { } rejection
            ? rejection
            : AcceptanceStandards.Kept(command.Checks, context).Append(accepted with { Owed = owed.Value }).ToArray();
    }

    public static CaseEvent.Accepted AcceptedOn(ApprovalCase on, CaseContext context, bool deemed)
    {
        var day = deemed ? on.ReceivedOn : CaseClocks.DayOfReceipt(context);
        var limits = context.Item.Limits;
        var statutory = limits.Statutory is { } limit ? DueOf(limit, day, context) : (NodaTime.LocalDate?)null;
        var promised = DueOf(limits.Promised, day, context);
        var moved = Course.Accepted(context.Item.Process, on.Standing, on.Application.Form);
        return new CaseEvent.Accepted(day, deemed, statutory, promised, context.Calendar.Version, moved.Marking.Active);
    }

    public static Ruling<IReadOnlyList<CaseEvent>> RequestCorrection(
        ApprovalCase on, CaseCommand.RequestCorrection command, CaseContext context)
    {
        var refusal = Authority.MayTakeIn(context)
            ?? MustBeReceived(on, "告知补正", "request a correction of")
            ?? (on.Correction is null ? null : Rejections.SecondCorrection())
            ?? (command.Defects.IsEmpty ? Rejections.NoDefects() : null)
            ?? command.Defects.Where(d => !IsUnseenOriginal(d, on, context)).Select(d => ApplicationCheck.Defect(d, on.Application, context.Item))
                .FirstOrDefault(r => r is not null)
            ?? HeldLicences.AskedAgain(command, on, context.Item)
            ?? Unnamed(command, on, context);
        if (refusal is not null)
            return refusal;
        var replyBy = DueOf(context.Law.Correction.Limit, context.Today, context);
        return new CaseEvent[] { new CaseEvent.CorrectionRequested(context.Today, command.Defects, replyBy) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Correct(
        ApprovalCase on, CaseCommand.Correct command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? (on.Status == CaseStatus.Correcting ? null : Rejections.WrongStatus(on, "补正", "correct"))
            ?? on.Late(ClockKind.Correction, context)
            ?? ApplicationCheck.Materials(command.Materials, context.Item);
        if (refusal is not null)
            return refusal;
        var asked = on.Correction!.Defects.Select(d => d.Material).ToHashSet(StringComparer.Ordinal);
        var handedIn = command.Materials.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        if (asked.FirstOrDefault(a => !handedIn.Contains(a)) is { } left)
            return Rejections.CorrectionIncomplete(left);
        if (handedIn.FirstOrDefault(h => !asked.Contains(h)) is { } extra)
            return Rejections.CorrectionNotAsked(extra);
        return new CaseEvent[] { new CaseEvent.Corrected(CaseClocks.DayOfReceipt(context), command.Materials) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Decline(
        ApprovalCase on, CaseCommand.Decline command, CaseContext context)
    {
        var refusal = Authority.MayTakeIn(context)
            ?? MustBeReceived(on, "不予受理", "decline")
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.ReasonMissing("不予受理", "declining") : null);
        if (refusal is not null)
            return refusal;
        return new CaseEvent[]
        {
            new CaseEvent.Declined(context.Today, command.Ground, command.Reason, context.Law.Remedies),
        };
    }

    internal static NodaTime.LocalDate DueOf(TimeLimit limit, NodaTime.LocalDate day, CaseContext context) =>
        CaseClocks.Started(new ClockName("due"), ClockKind.Promised, limit, day, null, context.Now).Due(context.Calendar)!.Value.On;

    /// <summary>What must be there before any acceptance: main materials, originals asked for, the commitment.</summary>
    private static Rejection? NotWhole(ApprovalCase on, CaseContext context)
    {
        if (ApplicationCheck.Missing(on.Application, context.Item).FirstOrDefault() is { } missing)
            return Rejections.MaterialMissing(missing);
        return WindowCheck.UnseenOriginals(on, context.Item).FirstOrDefault() is { } unseen
            ? Rejections.OriginalUnseen(unseen)
            : Commitments.Missing(on, context.Item);
    }

    /// <summary>An original that was asked for and not shown is missing, whatever was handed in online.</summary>
    private static bool IsUnseenOriginal(Defect defect, ApprovalCase on, CaseContext context) =>
        defect.Standard is null && WindowCheck.UnseenOriginals(on, context.Item).Any(m => m.Key == defect.Material);

    private static Rejection? Retired(CaseContext context) =>
        context.Item.Retirement is { } retirement && context.Item.IsRetiredOn(context.Today) ? Rejections.Retired(context.Item, retirement) : null;

    private static Rejection? NotYetInForce(CaseContext context) =>
        context.Today < context.Item.EffectiveOn ? Rejections.NotInForce(context.Item) : null;

    private static Rejection? MustBeReceived(ApprovalCase on, string zh, string en) =>
        on.Status == CaseStatus.Received ? null : Rejections.WrongStatus(on, zh, en);

    private static Rejection? Unnamed(CaseCommand.RequestCorrection command, ApprovalCase on, CaseContext context)
    {
        var named = command.Defects.Select(d => d.Material).ToHashSet(StringComparer.Ordinal);
        var unnamed = ApplicationCheck.Missing(on.Application, context.Item).FirstOrDefault(m => !named.Contains(m.Key));
        return unnamed is null ? null : Rejections.CorrectionNotComplete(unnamed);
    }
}
