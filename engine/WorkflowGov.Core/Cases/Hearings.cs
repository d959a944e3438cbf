using NodaTime;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 听证 on request (行政许可法 第四十七条、第四十八条): the right is told once before the decision; a hearing requested in time is
/// organised in time, told of seven days before, chaired by somebody who does not review, and decided by its record.
/// </summary>
internal static class Hearings
{
    public static Ruling<IReadOnlyList<CaseEvent>> Tell(ApprovalCase on, CaseCommand.TellHearingRight command, CaseContext context)
    {
        if (Handling.Open(on, command.Step, context) is { Rejection: { } closed })
            return closed;
        var step = context.Item.Process[command.Step];
        var refusal = Authority.MayDo(on, step, [context.Actor.User], context)
            ?? (step.Kind is StepKind.Review or StepKind.Decide ? null : Rejections.NoHearingAt(step))
            ?? (on.Hearing is null ? null : Rejections.HearingToldOnce())
            ?? (string.IsNullOrWhiteSpace(command.NoticeNumber) ? Rejections.HearingNoticeMissing() : null);
        if (refusal is not null)
            return refusal;
        var by = Intake.DueOf(context.Law.Hearing.Request, context.Today, context);
        return new CaseEvent[] { new CaseEvent.HearingTold(step.Id, context.Today, command.NoticeNumber, command.Interested, by) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Request(ApprovalCase on, CaseCommand.RequestHearing command, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context)
            ?? AtStage(on, HearingStage.Told, "申请听证", "request a hearing in")
            ?? (string.IsNullOrWhiteSpace(command.By) ? Rejections.HearingRequesterMissing() : null)
            ?? (on.Latest(CaseClocks.HearingRequest)!.Due(context.Calendar)!.Value is var due && context.Today > due.On
                ? Rejections.HearingRequestLate(due.On) : null)
            ?? on.Late(ClockKind.HearingRequest, context);
        if (refusal is not null)
            return refusal;
        var by = Intake.DueOf(context.Law.Hearing.Organise, context.Today, context);
        return new CaseEvent[] { new CaseEvent.HearingRequested(context.Today, command.By, by) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Waive(ApprovalCase on, CaseCommand.WaiveHearing _, CaseContext context)
    {
        var refusal = Authority.MaySubmit(context) ?? AtStage(on, HearingStage.Told, "放弃听证", "waive the hearing of");
        return refusal is not null ? refusal : new CaseEvent[] { new CaseEvent.HearingWaived(context.Today) };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Summon(ApprovalCase on, CaseCommand.SummonHearing command, CaseContext context)
    {
        var law = context.Law.Hearing;
        var refusal = MayOrganise(context)
            ?? AtStage(on, HearingStage.Requested, "通知听证", "summon to the hearing of")
            ?? (string.IsNullOrWhiteSpace(command.NoticeNumber) || string.IsNullOrWhiteSpace(command.Place) ? Rejections.HearingNoticeMissing() : null)
            ?? ChairUnfit(on, command.Chair, context);
        if (refusal is not null)
            return refusal;
        var noticeBy = BackwardLimit.Before(command.HeldOn, law.Notice, context.Calendar).On;
        if (context.Today > noticeBy)
            return Rejections.HearingTooSoon(command.HeldOn, law);
        var due = on.Latest(CaseClocks.Hearing)!.Due(context.Calendar)!.Value.On;
        var couldBeInTime = context.Today <= BackwardLimit.Before(due, law.Notice, context.Calendar).On;
        if (command.HeldOn > due && couldBeInTime)
            return Rejections.HearingTooLate(command.HeldOn, due, law);
        return new CaseEvent[]
        {
            new CaseEvent.HearingSummoned(context.Today, command.HeldOn, command.Place, command.Chair, command.NoticeNumber, law.Basis),
        };
    }

    public static Ruling<IReadOnlyList<CaseEvent>> Record(ApprovalCase on, CaseCommand.RecordHearing command, CaseContext context)
    {
        var refusal = AtStage(on, HearingStage.Summoned, "记录听证", "record the hearing of")
            ?? (on.Hearing!.Chair == context.Actor.User ? null : Rejections.ChairOnly(on.Hearing.Chair!))
            ?? (context.Today >= on.Hearing.HeldOn ? null : Rejections.HearingNotYet(on.Hearing.HeldOn!.Value))
            ?? (string.IsNullOrWhiteSpace(command.Record) ? Rejections.HearingRecordMissing() : null);
        return refusal is not null ? refusal : new CaseEvent[] { new CaseEvent.HearingHeld(context.Today, command.Record, command.Summary) };
    }

    /// <summary>The decision waits until the right was used, waived or has lapsed.</summary>
    public static Rejection? Pending(ApprovalCase on, CaseContext context)
    {
        if (on.Hearing is not { IsPending: true } hearing)
            return null;
        var answered = hearing.Stage == HearingStage.Told
            && on.Latest(CaseClocks.HearingRequest)!.Due(context.Calendar)!.Value.On < context.Today;
        return answered ? null : Rejections.HearingPending(hearing);
    }

    public static ApprovalCase Apply(ApprovalCase on, CaseEvent happened, CaseContext context)
    {
        var law = context.Law.Hearing;
        return happened switch
        {
            CaseEvent.HearingTold e => DecisionWaits(
                on.With(Clock.Start(on.NextName(CaseClocks.HearingRequest), ClockKind.HearingRequest, law.Request, e.On, law.Basis))
                    with { Hearing = new CaseHearing(HearingStage.Told, e.NoticeNumber) }, e.On, context),
            CaseEvent.HearingWaived e => NotHeld(on, e.On),
            CaseEvent.HearingNotRequested e => NotHeld(on, e.On),
            CaseEvent.HearingRequested e => on.Stop(CaseClocks.HearingRequest, e.On).With(
                Clock.Start(on.NextName(CaseClocks.Hearing), ClockKind.Hearing, law.Organise, e.On, law.Basis))
                with { Hearing = on.Hearing! with { Stage = HearingStage.Requested } },
            CaseEvent.HearingSummoned e => on.Suspend(
                e.On, GroundOf(context), e.NoticeNumber, new TimeLimit(Period.DaysBetween(e.On, e.HeldOn), LimitUnit.NaturalDays), context.Calendar)
                with { Hearing = new CaseHearing(HearingStage.Summoned, e.NoticeNumber, e.HeldOn, e.Chair) },
            CaseEvent.HearingHeld e => DecisionGoesOn(on.Stop(CaseClocks.Hearing, e.On)
                with { Hearing = on.Hearing! with { Stage = HearingStage.Held, Record = e.Record } }, e.On).Resume(e.On),
            _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event of a hearing."),
        };
    }

    /// <summary>
    /// While a hearing is pending nobody may decide, so the deciding step's own limit stands still; the statutory and
    /// promised limits do so only from the summons on (行政许可法 第四十五条).
    /// </summary>
    public static ApprovalCase DecisionWaits(ApprovalCase on, LocalDate day, CaseContext context)
    {
        if (on.Hearing is not { IsPending: true } hearing)
            return on;
        var next = on;
        foreach (var open in on.Marking.Active.Where(a => context.Item.Process[a.Step].Kind == StepKind.Decide))
        {
            if (on.ClockOf(CaseClocks.StepName(open)) is { IsRunning: true } clock
                && clock.Suspend(day, GroundOf(context), hearing.Notice, context.Law.Hearing.Request, context.Calendar) is { IsAccepted: true } ruling)
                next = next.With(ruling.Value);
        }

        return next;
    }

    private static ApprovalCase DecisionGoesOn(ApprovalCase on, LocalDate day)
    {
        var next = on;
        foreach (var clock in on.Clocks.Where(c => c.Kind == ClockKind.Step && c.IsSuspended))
            next = next.With(clock.Resume(day).Value);
        return next;
    }

    private static ApprovalCase NotHeld(ApprovalCase on, LocalDate day) => DecisionGoesOn(
        on.Stop(CaseClocks.HearingRequest, day) with { Hearing = on.Hearing! with { Stage = HearingStage.NotHeld } }, day);

    private static SuspensionGround GroundOf(CaseContext context) =>
        context.Law.Grounds.FirstOrDefault(g => g.Name == SuspensionGround.Hearing)
        ?? new SuspensionGround(SuspensionGround.Hearing, context.Law.Hearing.Basis);

    private static Rejection? AtStage(ApprovalCase on, HearingStage stage, string zh, string en) =>
        on.Hearing?.Stage == stage && on.Decision is null && !on.IsClosed ? null : Rejections.HearingOutOfTurn(on.Hearing, zh, en);

    /// <summary>Who decides, or a chair of the deciding office, organises the hearing.</summary>
    private static Rejection? MayOrganise(CaseContext context)
    {
        var decide = context.Item.Process.Decision;
        if (!context.Actor.Has(decide.Role) && !context.Actor.Has(Authority.HearingChair))
            return Rejections.WrongRole(context.Actor, decide);
        return context.Actor.Office == decide.Office ? null : Rejections.WrongOffice(context.Actor, decide);
    }

    private static Rejection? ChairUnfit(ApprovalCase on, string chair, CaseContext context)
    {
        var decide = context.Item.Process.Decision;
        var officer = context.Actor.User == chair ? context.Actor : context.Staff.Find(chair);
        if (officer?.Has(Authority.HearingChair) != true || officer.Office != decide.Office)
            return Rejections.NoChair(chair, decide.Office);
        var reviewed = on.Deeds.Where(d => context.Item.Process[d.Step].Kind is StepKind.Review or StepKind.Special)
            .Any(d => d.By.Contains(chair));
        return reviewed || on.ReceivedBy.Contains(chair) ? Rejections.ChairReviewed(chair) : null;
    }
}
