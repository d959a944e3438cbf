using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>What a clock measures.</summary>
public enum ClockKind
{
    /// <summary>受理期限 (行政许可法 第三十二条).</summary>
    Acceptance,

    /// <summary>补正期限 of the applicant.</summary>
    Correction,

    /// <summary>法定办结时限.</summary>
    Statutory,

    /// <summary>承诺办结时限.</summary>
    Promised,

    /// <summary>环节时限.</summary>
    Step,

    /// <summary>特别程序所需时间, as announced.</summary>
    SpecialProcedure,

    /// <summary>颁发、送达期限 (行政许可法 第四十四条).</summary>
    Delivery,

    /// <summary>事后核查期限 of a 告知承诺.</summary>
    PostCheck,
}

/// <summary>Name of a clock within its case, for example <c>statutory</c> or <c>step:review:1</c>.</summary>
/// <param name="Value">The name.</param>
public readonly record struct ClockName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>到期日, inclusive: the act is in time until the end of this local day.</summary>
/// <param name="On">The day.</param>
/// <param name="Provisional">It lies in a year without a published calendar and will be counted again.</param>
public readonly record struct DueDate(LocalDate On, bool Provisional)
{
    /// <summary>超期 from this instant on: the next local midnight.</summary>
    public Instant BreachAt => ChinaTime.StartOfDay(On.PlusDays(1));
}

/// <summary>
/// 时限: a budget and the ledger of what was done to it. The due date is always derived. Immutable; the verbs give a
/// new clock or say why they are refused.
/// </summary>
/// <param name="Name">Its name within the case.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Budget">The limit.</param>
/// <param name="StartedOn">Day 0: not counted (民法典 第二百零一条).</param>
/// <param name="Basis">Law and article, or null.</param>
/// <param name="Ledger">What was done to it, in order.</param>
/// <param name="StoppedOn">Day on which what it measures was done; null while it runs.</param>
public sealed record Clock(
    ClockName Name, ClockKind Kind, TimeLimit Budget, LocalDate StartedOn, string? Basis,
    ImmutableArray<LedgerEntry> Ledger, LocalDate? StoppedOn)
{
    /// <summary>中止中: no due date until it is resumed.</summary>
    [JsonIgnore]
    public bool IsSuspended => StoppedOn is null
        && Ledger.LastOrDefault(e => e is LedgerEntry.Suspended or LedgerEntry.Resumed) is LedgerEntry.Suspended;

    /// <summary>Starts a clock.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="budget">The limit.</param>
    /// <param name="on">Day 0.</param>
    /// <param name="basis">Law and article, or null.</param>
    /// <returns>The clock.</returns>
    public static Clock Start(ClockName name, ClockKind kind, TimeLimit budget, LocalDate on, string? basis) =>
        new(name, kind, budget, on, basis, [], null);

    /// <summary>The due date; null while suspended.</summary>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The due date, or null.</returns>
    public DueDate? Due(WorkCalendar calendar)
    {
        if (IsSuspended)
            return null;
        var on = Counting.DueOn(this, calendar);
        return new DueDate(on, calendar.IsProvisional(on));
    }

    /// <summary>中止 for a special procedure (行政许可法 第四十五条), on or before the due day only.</summary>
    /// <param name="on">The day the notice was served; counting stops after it.</param>
    /// <param name="ground">特别程序.</param>
    /// <param name="noticeNumber">文号 of the notice.</param>
    /// <param name="announced">所需时间 told to the applicant.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Suspend(
        LocalDate on, SuspensionGround ground, string noticeNumber, TimeLimit announced, WorkCalendar calendar)
    {
        if (Touchable(on) is { } refusal)
            return refusal;
        if (IsSuspended)
            return LimitRejections.AlreadySuspended(this);
        var due = Counting.DueOn(this, calendar);
        if (on > due)
            return LimitRejections.AfterDue(this, on, due);
        return Enter(new LedgerEntry.Suspended(on, ground, noticeNumber, announced));
    }

    /// <summary>恢复.</summary>
    /// <param name="on">The last day not counted.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Resume(LocalDate on)
    {
        if (Touchable(on) is { } refusal)
            return refusal;
        if (!IsSuspended)
            return LimitRejections.NotSuspended(this);
        var since = Ledger.OfType<LedgerEntry.Suspended>().Last().On;
        return on < since ? LimitRejections.EndsBeforeItBegins(since, on) : Enter(new LedgerEntry.Resumed(on));
    }

    /// <summary>扣除 days that the law takes out.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="through">Last day, inclusive.</param>
    /// <param name="basis">Law and article.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Exclude(LocalDate from, LocalDate through, string basis)
    {
        if (Touchable(from) is { } refusal)
            return refusal;
        return through < from
            ? LimitRejections.EndsBeforeItBegins(from, through)
            : Enter(new LedgerEntry.Excluded(from, through, basis));
    }

    /// <summary>中断: the clock starts again.</summary>
    /// <param name="on">The new day 0.</param>
    /// <param name="basis">Law and article.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Interrupt(LocalDate on, string basis) =>
        Touchable(on) is { } refusal ? refusal : Enter(new LedgerEntry.Interrupted(on, basis));

    /// <summary>延长, at or before the due date, as often and as far as the rule allows.</summary>
    /// <param name="by">How much.</param>
    /// <param name="on">Day of approval.</param>
    /// <param name="approvedBy">Level that approved.</param>
    /// <param name="reason">理由.</param>
    /// <param name="rule">What the item's law allows.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Extend(
        TimeLimit by, LocalDate on, ApproverLevel approvedBy, string reason, ExtensionRule rule, WorkCalendar calendar)
    {
        if (Touchable(on) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return LimitRejections.NoReason();
        if (approvedBy != rule.Level)
            return LimitRejections.WrongLevel(approvedBy, rule);
        if (by.Unit != rule.Max.Unit || by.Amount > rule.Max.Amount || by.Amount == 0)
            return LimitRejections.TooLong(by, rule);
        if (Ledger.OfType<LedgerEntry.Extended>().Count() >= rule.Times)
            return LimitRejections.UsedUp(this, rule);
        if (!IsSuspended && Counting.DueOn(this, calendar) is var due && on > due)
            return LimitRejections.AfterDue(this, on, due);
        return Enter(new LedgerEntry.Extended(by, on, approvedBy, reason));
    }

    /// <summary>Stops the clock: what it measures was done.</summary>
    /// <param name="on">The day.</param>
    /// <returns>The clock.</returns>
    public Clock Stop(LocalDate on) => this with { StoppedOn = on };

    /// <summary>Working days still left after today; negative when overdue, null while suspended.</summary>
    /// <param name="today">Today.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The count.</returns>
    public int? WorkingDaysLeft(LocalDate today, WorkCalendar calendar) => Due(calendar) is not { } due
        ? null
        : due.On >= today ? calendar.WorkingDaysBetween(today, due.On) : -calendar.WorkingDaysBetween(due.On, today);

    private Clock Enter(LedgerEntry entry) => this with { Ledger = Ledger.Add(entry) };

    private Rejection? Touchable(LocalDate on)
    {
        if (StoppedOn is not null)
            return LimitRejections.Stopped(this);
        return on < StartedOn ? LimitRejections.BeforeStart(this, on) : null;
    }
}
