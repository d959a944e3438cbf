using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>How pressing a limit is today; the order is that of the inbox, the most pressing last.</summary>
public enum Standing
{
    /// <summary>已停止: what it measures was done in time, or fell away.</summary>
    Met,

    /// <summary>逾期办结: done, but late.</summary>
    MetLate,

    /// <summary>中止: in a special procedure, not counted.</summary>
    Paused,

    /// <summary>正常.</summary>
    Calm,

    /// <summary>临期: the amber rung has fallen.</summary>
    Soon,

    /// <summary>今日到期.</summary>
    Today,

    /// <summary>逾期.</summary>
    Late,
}

/// <summary>A limit as it stands today: the same figures and words for inbox, case page and supervision.</summary>
/// <param name="Name">The clock's name within its case.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Title">What it measures, in words.</param>
/// <param name="Limit">Its budget, as people say it.</param>
/// <param name="StartedOn">Day 0.</param>
/// <param name="DueOn">Due date, inclusive; null while suspended.</param>
/// <param name="Provisional">The due date rests on a year without a published calendar.</param>
/// <param name="StoppedOn">Day on which what it measures was done; null while it runs.</param>
/// <param name="DaysLeft">Working days left after today; negative when late, null while suspended.</param>
/// <param name="UsedPercent">How much of it is used, 0 to 100.</param>
/// <param name="Standing">How pressing it is.</param>
/// <param name="Words">The same in words: 还剩 2 个工作日, 今日到期, 逾期 1 个工作日.</param>
public sealed record LimitStanding(
    ClockName Name, ClockKind Kind, Text Title, string Limit, LocalDate StartedOn, LocalDate? DueOn, bool Provisional, LocalDate? StoppedOn,
    int? DaysLeft, int UsedPercent, Standing Standing, Text Words)
{
    /// <summary>Reads a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="ladder">When a limit is near its end.</param>
    /// <returns>How it stands.</returns>
    public static LimitStanding Of(Clock clock, LocalDate today, WorkCalendar calendar, LadderPolicy ladder)
    {
        var due = clock.Due(calendar);
        var on = clock.StoppedOn ?? today;
        var left = clock.WorkingDaysLeft(on, calendar);
        var used = UsedBy(clock, due?.On, on, left, calendar);
        var standing = StandingOf(clock, due, on, used, calendar, ladder, today);
        return new LimitStanding(
            clock.Name, clock.Kind, TitleOf(clock.Kind), clock.Budget.ToString(), clock.StartedOn, due?.On, due?.Provisional ?? false,
            clock.StoppedOn, left, used, standing, WordsOf(clock, standing, left));
    }

    /// <summary>The limit that presses most: the fewest working days left; one that stands still only when none runs.</summary>
    /// <param name="limits">Limits; stopped ones and nulls are passed over.</param>
    /// <returns>The limit, or null when there is none.</returns>
    public static LimitStanding? MostPressing(IEnumerable<LimitStanding?> limits) => limits
        .Where(l => l is not null && l.StoppedOn is null)
        .OrderBy(l => l!.Standing == Standing.Paused).ThenBy(l => l!.DaysLeft ?? int.MaxValue).ThenBy(l => l!.DueOn).FirstOrDefault();

    private static Standing StandingOf(
        Clock clock, DueDate? due, LocalDate on, int used, WorkCalendar calendar, LadderPolicy ladder, LocalDate today)
    {
        if (clock.IsStopped)
            return due is { } end && on > end.On ? Standing.MetLate : Standing.Met;
        if (due is not { } running)
            return Standing.Paused;
        if (on > running.On)
            return Standing.Late;
        if (on == running.On)
            return Standing.Today;
        var amber = Ladder.Rungs(clock, calendar, ladder).FirstOrDefault(r => r.Rung == Rung.Amber);
        var isSoon = amber.Rung == Rung.Amber ? amber.DueAt <= ChinaTime.StartOfDay(today) : used >= ladder.AmberPercent;
        return isSoon ? Standing.Soon : Standing.Calm;
    }

    private static int UsedBy(Clock clock, LocalDate? due, LocalDate on, int? left, WorkCalendar calendar)
    {
        var extended = clock.Ledger.OfType<LedgerEntry.Extended>().Where(e => e.By.Unit == LimitUnit.WorkingDays).Sum(e => e.By.Amount);
        var total = clock.Budget.Unit == LimitUnit.WorkingDays ? clock.Budget.Amount + extended
            : due is { } end ? calendar.WorkingDaysBetween(clock.StartedOn, end)
            : clock.Budget.Amount;
        var remaining = left ?? Explanation.Of(clock, calendar).Left;
        if (total <= 0)
            return due is { } day && on < day ? 0 : 100;
        return Math.Clamp((total - remaining) * 100 / total, 0, 100);
    }

    private static Text WordsOf(Clock clock, Standing standing, int? left)
    {
        var days = Math.Abs(left ?? 0);
        var plural = days == 1 ? "day" : "days";
        return standing switch
        {
            Standing.Met => new Text("按时", "in time"),
            Standing.MetLate when days == 0 => new Text("逾期办结", "done late"),
            Standing.MetLate => new Text($"逾期 {days} 个工作日办结", $"done {days} working {plural} late"),
            Standing.Paused => PausedFor(clock),
            Standing.Today => new Text("今日到期", "due today"),
            Standing.Late when days == 0 => new Text("已逾期", "late"),
            Standing.Late => new Text($"逾期 {days} 个工作日", $"{days} working {plural} late"),
            _ when days == 0 => new Text("还剩不足 1 个工作日", "less than 1 working day left"),
            _ => new Text($"还剩 {days} 个工作日", $"{days} working {plural} left"),
        };
    }

    private static Text PausedFor(Clock clock) => clock.Ledger.OfType<LedgerEntry.Suspended>().LastOrDefault() is { } ground
        ? new Text($"中止：{ground.Ground.Name}", $"suspended: {ground.Ground.Name}")
        : new Text("中止", "suspended");

    private static Text TitleOf(ClockKind kind) => kind switch
    {
        ClockKind.Acceptance => new Text("受理期限", "Acceptance"),
        ClockKind.Correction => new Text("补正期限", "Correction"),
        ClockKind.Statutory => new Text("法定时限", "Statutory"),
        ClockKind.Promised => new Text("承诺时限", "Promised"),
        ClockKind.Step => new Text("环节时限", "Step"),
        ClockKind.SpecialProcedure => new Text("特别程序", "Special procedure"),
        ClockKind.Delivery => new Text("送达期限", "Delivery"),
        ClockKind.Completion => new Text("容缺补齐期限", "Materials to follow"),
        ClockKind.Renewal => new Text("延续决定期限", "Renewal"),
        ClockKind.HearingRequest => new Text("听证申请期限", "Request of a hearing"),
        ClockKind.Hearing => new Text("听证组织期限", "Hearing"),
        ClockKind.Consultation => new Text("征求意见期限", "Consultation"),
        ClockKind.FollowUp => new Text("差评处理期限", "Answer to a bad rating"),
        _ => new Text("事后核查", "Post-check"),
    };
}
