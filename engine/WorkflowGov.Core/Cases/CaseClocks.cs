using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>The clocks of a case by name, and the verbs that touch several of them.</summary>
internal static class CaseClocks
{
    public static readonly ClockName Acceptance = new("acceptance");
    public static readonly ClockName Correction = new("correction");
    public static readonly ClockName Completion = new("completion");
    public static readonly ClockName Statutory = new("statutory");
    public static readonly ClockName Promised = new("promised");
    public static readonly ClockName Renewal = new("renewal");
    public static readonly ClockName HearingRequest = new("hearing-request");
    public static readonly ClockName Hearing = new("hearing");
    public static readonly ClockName Delivery = new("delivery");
    public static readonly ClockName FollowUp = new("follow-up");

    /// <summary>The decision clocks that still run: statutory and promised, after 转报 that of the body above.</summary>
    public static IEnumerable<Clock> DecisionClocks(this ApprovalCase on) =>
        on.Clocks.Where(c => (c.Kind is ClockKind.Statutory or ClockKind.Promised || c.Name == Forwardings.Upper) && c.StoppedOn is null);

    /// <summary>The running clock of a special procedure's announced time, or null before the notice.</summary>
    public static Clock? SpecialClock(this ApprovalCase on, StepId step) =>
        on.Clocks.FirstOrDefault(c => c.Name == SpecialName(on, step) && c.StoppedOn is null);

    /// <summary>A limit in hours runs from the instant; days run from the day.</summary>
    public static Clock Started(ClockName name, ClockKind kind, TimeLimit limit, LocalDate on, string? basis, Instant at) =>
        Clock.Start(name, kind, limit, on, basis, limit.Unit == LimitUnit.Hours && ChinaTime.DateOf(at) == on ? at : null);

    /// <summary>停止业务活动的时间, where the item says that it ends the last day; null = 24:00.</summary>
    public static LocalTime? ClosingTime(CaseContext context) =>
        context.Item.Limits.DayEnds == DayEnd.EndOfBusiness ? context.Law.Hours.Office : null;

    /// <summary>收件日 of what comes in now, by the item's policy.</summary>
    public static LocalDate DayOfReceipt(CaseContext context) =>
        Receipt.DayZero(context.Now, context.Item.Limits.Receipt, context.Law.Hours.Office, context.Calendar);

    /// <summary>
    /// An applicant's act on the last day is in time online until 24:00, at a window until it closes (民法典 第二百零三条);
    /// whether the sweep has come by yet makes no difference.
    /// </summary>
    public static Rejection? Late(this ApprovalCase on, ClockKind kind, CaseContext context)
    {
        if (on.Clocks.LastOrDefault(c => c.Kind == kind && !c.IsStopped)?.Due(context.Calendar) is not { } due)
            return null;
        if (!due.IsMetBy(context.Now))
            return Rejections.ApplicantLate(due.On);
        return context.Actor.Has(Authority.Integrator) || due.IsMetBy(context.Now, context.Law.Hours.Window)
            ? null
            : Rejections.AfterWindowHours(due.On, context.Law.Hours);
    }

    public static ApprovalCase Stop(this ApprovalCase on, ClockName name, LocalDate day) => on with
    {
        Clocks = [.. on.Clocks.Select(c => IsNamed(c, name) && c.StoppedOn is null ? c.Stop(day) : c)],
    };

    /// <summary>中止: the decision clocks stand still from the served notice on.</summary>
    public static ApprovalCase Suspend(
        this ApprovalCase on, LocalDate day, SuspensionGround ground, string notice, TimeLimit announced, WorkCalendar calendar)
    {
        var next = on;
        foreach (var clock in on.DecisionClocks().Where(c => !c.IsSuspended))
        {
            // Accepted after office hours, the clock may begin tomorrow.
            var ruling = clock.Suspend(LocalDate.Max(day, clock.StartedOn), ground, notice, announced, calendar);
            if (ruling.IsAccepted)
                next = next.With(ruling.Value);
        }

        return next with { Status = CaseStatus.Suspended };
    }

    /// <summary>Resumes the decision clocks once nothing suspends any more (overlaps count once).</summary>
    public static ApprovalCase Resume(this ApprovalCase on, LocalDate day)
    {
        if (on.Hearing?.Stage == HearingStage.Summoned || on.Clocks.Any(c => c.Kind == ClockKind.SpecialProcedure && c.StoppedOn is null))
            return on;
        var next = on with { Status = CaseStatus.InReview };
        foreach (var clock in on.DecisionClocks().Where(c => c.IsSuspended))
            next = next.With(clock.Resume(LocalDate.Max(day, clock.StartedOn)).Value);
        return next;
    }

    public static ClockName StepName(ActiveStep open) => new($"step:{open.Step}:{open.Visit}");

    public static ClockName StepName(ApprovalCase on, StepId step) => StepName(on.Marking.Find(step)!);

    public static ClockName SpecialName(ApprovalCase on, StepId step) =>
        new($"special:{step}:{on.Marking.Find(step)?.Visit ?? 0}");

    /// <summary>The clock of that name, or the last one that started again; null when there was none.</summary>
    public static Clock? Latest(this ApprovalCase on, ClockName name) => on.Clocks.LastOrDefault(c => IsNamed(c, name));

    /// <summary>The name of a clock that starts again: the second is <c>acceptance:2</c>.</summary>
    public static ClockName NextName(this ApprovalCase on, ClockName name) => on.Clocks.Count(c => IsNamed(c, name)) switch
    {
        0 => name,
        var before => new ClockName($"{name}:{before + 1}"),
    };

    /// <summary>Nothing goes on: no step is open, and no clock runs but that of a bad rating, which another end does not answer.</summary>
    public static ApprovalCase Close(this ApprovalCase on, LocalDate day, CaseStatus status) => on with
    {
        Status = status,
        Marking = on.Marking with { Active = [] },
        Works = [],
        Clocks = [.. on.Clocks.Select(c => c.StoppedOn is null && c.Kind != ClockKind.FollowUp ? c.Stop(day) : c)],
    };

    /// <summary>A clock that started again is the same clock for whoever stops it.</summary>
    private static bool IsNamed(Clock clock, ClockName name) =>
        clock.Name == name || clock.Name.Value.StartsWith($"{name}:", StringComparison.Ordinal);
}
