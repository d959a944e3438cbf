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

    /// <summary>容缺补齐期限 of the applicant, as committed.</summary>
    Completion,

    /// <summary>延续决定期限: before the licence expires (行政许可法 第五十条).</summary>
    Renewal,

    /// <summary>听证申请期限 of the applicant and 利害关系人 (行政许可法 第四十七条).</summary>
    HearingRequest,

    /// <summary>听证组织期限 (行政许可法 第四十七条).</summary>
    Hearing,

    /// <summary>征求意见期限 of a consulted department whose silence is consent.</summary>
    Consultation,

    /// <summary>差评处理期限: until a bad rating is mended and answered; runs after the end of the case.</summary>
    FollowUp,
}

/// <summary>Name of a clock within its case, for example <c>statutory</c> or <c>step:review:1</c>.</summary>
/// <param name="Value">The name.</param>
public readonly record struct ClockName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
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
public sealed partial record Clock(
    ClockName Name, ClockKind Kind, TimeLimit Budget, LocalDate StartedOn, string? Basis,
    ImmutableArray<LedgerEntry> Ledger, LocalDate? StoppedOn)
{
    /// <summary>What was done to it, in order.</summary>
    public ImmutableArray<LedgerEntry> Ledger { get; init; } = Ledger.IsDefault ? [] : Ledger;

    /// <summary>The instant it began, for limits in hours; null = hours are rounded up to whole days.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>停止业务活动的时间, where the item says that it ends the last day; null = 24:00.</summary>
    public LocalTime? Closes { get; init; }

    /// <summary>The due date where the law fixes the day itself (有效期届满); then nothing is counted and nothing moves it.</summary>
    public LocalDate? FixedDue { get; init; }

    /// <summary>中止中: no due date until it is resumed.</summary>
    [JsonIgnore]
    public bool IsSuspended => StoppedOn is null && OpenSuspension is not null;

    /// <summary>What it measures was done, or fell away.</summary>
    [JsonIgnore]
    public bool IsStopped => StoppedOn is not null;

    /// <summary>Counting.</summary>
    [JsonIgnore]
    public bool IsRunning => !IsStopped && !IsSuspended;

    /// <summary>Starts a clock.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="budget">The limit.</param>
    /// <param name="on">Day 0.</param>
    /// <param name="basis">Law and article, or null.</param>
    /// <param name="at">The instant, for limits in hours.</param>
    /// <returns>The clock.</returns>
    public static Clock Start(
        ClockName name, ClockKind kind, TimeLimit budget, LocalDate on, string? basis, Instant? at = null) =>
        new(name, kind, budget, on, basis, [], null) { StartedAt = at };

    /// <summary>A clock that ends on a day the law fixes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="on">The day it begins.</param>
    /// <param name="due">The fixed day, inclusive.</param>
    /// <param name="basis">Law and article.</param>
    /// <returns>The clock.</returns>
    public static Clock Until(ClockName name, ClockKind kind, LocalDate on, LocalDate due, string basis) =>
        Start(name, kind, new TimeLimit(Period.DaysBetween(on, due), LimitUnit.NaturalDays), on, basis) with { FixedDue = due };

    /// <summary>The due date; null while suspended, also when stopped in a suspension.</summary>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The due date, or null.</returns>
    public DueDate? Due(WorkCalendar calendar)
    {
        if (FixedDue is { } fixedDue)
            return new DueDate(fixedDue, false);
        if (IsCountedInHours && HourCount.EndOf(this) is var (on, end))
            return on is { } day ? new DueDate(day, false, end) : null;
        return Counting.DueOn(this, calendar) is { } due
            ? new DueDate(due, calendar.IsProvisional(StartedOn, due), Closes is { } time ? ChinaTime.At(due, time) : null)
            : null;
    }

    /// <summary>Day by day, why it falls due when it does.</summary>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The explanation.</returns>
    public Explanation Explain(WorkCalendar calendar) => Explanation.Of(this, calendar);

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
        if (string.IsNullOrWhiteSpace(noticeNumber) || announced.Amount <= 0)
            return LimitRejections.NoNotice(ground);
        if (Overdue(on, calendar, ground.Basis) is { } late)
            return late;
        return Enter(new LedgerEntry.Suspended(on, ground, noticeNumber, announced));
    }

    /// <summary>恢复.</summary>
    /// <param name="on">The last day not counted.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Resume(LocalDate on)
    {
        if (Touchable(on) is { } refusal)
            return refusal;
        return IsSuspended ? Enter(new LedgerEntry.Resumed(on)) : LimitRejections.NotSuspended(this);
    }

    /// <summary>扣除 days that the law takes out, entered on or before the due day.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="through">Last day, inclusive.</param>
    /// <param name="basis">Law and article, or the order.</param>
    /// <param name="on">The day it is entered.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Exclude(LocalDate from, LocalDate through, string basis, LocalDate on, WorkCalendar calendar)
    {
        if (Touchable(on) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(basis))
            return LimitRejections.NoBasis(this);
        if (through < from)
            return LimitRejections.EndsBeforeItBegins(from, through);
        if (Overdue(on, calendar, basis) is { } late)
            return late;
        return Enter(new LedgerEntry.Excluded(from, through, basis));
    }

    /// <summary>中断: the clock starts again in full, on or before the due day. Extensions used stay used.</summary>
    /// <param name="on">The new day 0.</param>
    /// <param name="basis">Law and article, or the order.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The clock, or why not.</returns>
    public Ruling<Clock> Interrupt(LocalDate on, string basis, WorkCalendar calendar)
    {
        if (Touchable(on) is { } refusal)
            return refusal;
        if (IsSuspended)
            return LimitRejections.AlreadySuspended(this);
        if (string.IsNullOrWhiteSpace(basis))
            return LimitRejections.NoBasis(this);
        if (Overdue(on, calendar, basis) is { } late)
            return late;
        return Enter(new LedgerEntry.Interrupted(on, basis));
    }

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
        if (by.Unit != rule.Max.Unit || by.Amount > rule.Max.Amount || by.Amount <= 0)
            return LimitRejections.TooLong(by, rule);
        if (Ledger.OfType<LedgerEntry.Extended>().Count() >= rule.Times)
            return LimitRejections.UsedUp(this, rule);
        if (Overdue(on, calendar, rule.Basis) is { } late)
            return late;
        return Enter(new LedgerEntry.Extended(by, on, approvedBy, reason));
    }

    /// <summary>Stops the clock: what it measures was done. A stopped clock keeps its first end.</summary>
    /// <param name="on">The day.</param>
    /// <returns>The clock.</returns>
    public Clock Stop(LocalDate on) => IsStopped ? this : this with { StoppedOn = on };

    /// <summary>Working days still left after today; negative when overdue, null while suspended.</summary>
    /// <param name="today">Today.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The count.</returns>
    public int? WorkingDaysLeft(LocalDate today, WorkCalendar calendar) => Due(calendar) is not { } due
        ? null
        : due.On >= today ? calendar.WorkingDaysBetween(today, due.On) : -calendar.WorkingDaysBetween(due.On, today);

    /// <inheritdoc/>
    public bool Equals(Clock? other) => other is not null
        && (Name, Kind, Budget, StartedOn, StartedAt, Closes, FixedDue, Basis, StoppedOn)
            == (other.Name, other.Kind, other.Budget, other.StartedOn, other.StartedAt, other.Closes, other.FixedDue, other.Basis, other.StoppedOn)
        && Ledger.AsSpan().SequenceEqual(other.Ledger.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Budget, StartedOn, StoppedOn, Ledger.Length);

    private Clock Enter(LedgerEntry entry) => this with { Ledger = Ledger.Add(entry) };

    /// <summary>The ledger is written in the order of events, on a clock that has not stopped.</summary>
    private Rejection? Touchable(LocalDate on)
    {
        if (IsStopped)
            return LimitRejections.Stopped(this);
        return on < LastEntryOn ? LimitRejections.OutOfOrder(this, on) : null;
    }

    /// <summary>A breach is a fact: nothing that is entered after the due day can move it.</summary>
    private Rejection? Overdue(LocalDate on, WorkCalendar calendar, string basis) =>
        Due(calendar) is { } due && on > due.On ? LimitRejections.AfterDue(this, on, due.On, basis) : null;
}
