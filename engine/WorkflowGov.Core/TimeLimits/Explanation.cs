using System.Collections.Immutable;
using System.Text;
using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>Why a day is counted or not.</summary>
public enum DayReason
{
    /// <summary>起算日: day 0, not counted (民法典 第二百零一条).</summary>
    DayZero,

    /// <summary>计入: an ordinary working day, or any day of a natural-day limit.</summary>
    Counted,

    /// <summary>计入: a make-up working day (调休上班).</summary>
    CountedMakeUp,

    /// <summary>不计: Saturday or Sunday.</summary>
    Weekend,

    /// <summary>不计: off by a notice.</summary>
    Holiday,

    /// <summary>不计: a special procedure, or days taken out by law.</summary>
    Suspended,

    /// <summary>顺延: the last day fell on a rest day (民法典 第二百零三条).</summary>
    Rolled,
}

/// <summary>One day of an explanation.</summary>
/// <param name="Date">The day.</param>
/// <param name="Reason">Why it is counted or not.</param>
/// <param name="Name">Holiday, or ground of the suspension; null otherwise.</param>
/// <param name="Notice">文号 behind it; null when there is none.</param>
/// <param name="Count">Days counted up to and including this one.</param>
public sealed record ExplainedDay(LocalDate Date, DayReason Reason, string? Name, string? Notice, int Count);

/// <summary>
/// Why a clock falls due when it does, day by day; the same data for approver, supervisor and applicant.
/// </summary>
/// <param name="Clock">The clock.</param>
/// <param name="Due">Its due date; null while suspended, then the days end where counting stopped.</param>
/// <param name="Days">Each day from day 0 on.</param>
/// <param name="Calendar">Version of the calendar.</param>
public sealed record Explanation(Clock Clock, DueDate? Due, ImmutableArray<ExplainedDay> Days, string Calendar)
{
    private static readonly string[] WeekdaysZh = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    /// <summary>Explains a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The explanation.</returns>
    public static Explanation Of(Clock clock, WorkCalendar calendar)
    {
        var due = clock.Due(calendar);
        var start = clock.Ledger.OfType<LedgerEntry.Interrupted>().LastOrDefault()?.On ?? clock.StartedOn;
        var last = due?.On ?? clock.Ledger.OfType<LedgerEntry.Suspended>().Last().On;
        var gaps = Counting.Gaps.Of(clock, start);
        var days = ImmutableArray.CreateBuilder<ExplainedDay>();
        days.Add(new ExplainedDay(start, DayReason.DayZero, null, null, 0));
        var count = 0;
        var budget = clock.Budget.Unit == LimitUnit.WorkingDays || due is null ? int.MaxValue : Raw(clock, start, gaps, calendar);
        for (var date = start.PlusDays(1); date <= last; date = date.PlusDays(1))
            days.Add(Day(date, clock, calendar, gaps, budget, ref count));
        return new Explanation(clock, due, days.ToImmutable(), calendar.Version);
    }

    /// <summary>The explanation as Chinese sentences.</summary>
    /// <returns>The text.</returns>
    public string ToChinese()
    {
        var text = new StringBuilder();
        text.Append($"{Days[0].Date:uuuu-MM-dd} 起算（当日不计）；期限 {Clock.Budget}");
        foreach (var group in Groups())
            text.Append($"；{Span(group, "至")} {ReasonZh(group[0])}");
        foreach (var extension in Clock.Ledger.OfType<LedgerEntry.Extended>())
            text.Append($"；{extension.On:uuuu-MM-dd} 经{Levels.Name(extension.ApprovedBy)}批准延长 {extension.By}（{extension.Reason}）");
        text.Append(Due is { } due
            ? $"；{LastZh()}{due.On:uuuu-MM-dd}（{WeekdaysZh[(int)due.On.DayOfWeek]}）到期{(due.Provisional ? "，该年放假安排尚未公布，为暂定日期" : string.Empty)}。"
            : $"；已计 {Days[^1].Count} 日，中止期间不计，恢复后续计。");
        return text.ToString();
    }

    /// <summary>The explanation as English sentences.</summary>
    /// <returns>The text.</returns>
    public string ToEnglish()
    {
        var text = new StringBuilder();
        text.Append($"Started {Days[0].Date:uuuu-MM-dd} (not counted); limit {Clock.Budget.ToEnglish()}");
        foreach (var group in Groups())
            text.Append($"; {Span(group, "to")} {ReasonEn(group[0])}");
        foreach (var extension in Clock.Ledger.OfType<LedgerEntry.Extended>())
            text.Append($"; extended by {extension.By.ToEnglish()} on {extension.On:uuuu-MM-dd} ({extension.Reason})");
        text.Append(Due is { } due
            ? $"; day {Days[^1].Count} is {due.On:uuuu-MM-dd} ({due.On.DayOfWeek}), due{(due.Provisional ? ", provisional: no notice for that year yet" : string.Empty)}."
            : $"; {Days[^1].Count} day(s) counted, suspended since.");
        return text.ToString();
    }

    private static int Raw(Clock clock, LocalDate start, Counting.Gaps gaps, WorkCalendar calendar)
    {
        if (clock.Budget.Unit == LimitUnit.NaturalDays)
            return clock.Budget.Amount + clock.Ledger.OfType<LedgerEntry.Extended>().Sum(e => e.By.Amount);
        var last = clock.Budget.Unit == LimitUnit.Months ? start.PlusMonths(clock.Budget.Amount) : start.PlusYears(clock.Budget.Amount);
        return clock.Budget.Unit == LimitUnit.Hours || calendar.IsWorkingDay(last) && gaps.TakenOut(start, last, LimitUnit.NaturalDays, calendar) == 0
            ? int.MaxValue
            : Period.DaysBetween(start, last);
    }

    private static ExplainedDay Day(
        LocalDate date, Clock clock, WorkCalendar calendar, Counting.Gaps gaps, int budget, ref int count)
    {
        if (gaps.Covers(date))
            return new ExplainedDay(date, DayReason.Suspended, GroundOf(clock, date), null, count);
        var day = calendar.Describe(date);
        if (clock.Budget.Unit != LimitUnit.WorkingDays)
        {
            return count >= budget
                ? new ExplainedDay(date, DayReason.Rolled, day.Name, day.Notice, count)
                : new ExplainedDay(date, DayReason.Counted, null, null, ++count);
        }

        return day.Kind switch
        {
            DayKind.WorkingDay => new ExplainedDay(date, DayReason.Counted, null, null, ++count),
            DayKind.MakeUpWorkingDay => new ExplainedDay(date, DayReason.CountedMakeUp, day.Name, day.Notice, ++count),
            DayKind.Weekend => new ExplainedDay(date, DayReason.Weekend, null, null, count),
            _ => new ExplainedDay(date, DayReason.Holiday, day.Name, day.Notice, count),
        };
    }

    private static string? GroundOf(Clock clock, LocalDate date)
    {
        string? ground = null;
        foreach (var entry in clock.Ledger)
        {
            if (entry is LedgerEntry.Suspended s && s.On < date)
                ground = s.Ground.Name;
            if (entry is LedgerEntry.Excluded e && e.From <= date && date <= e.Through)
                return e.Basis;
        }

        return ground;
    }

    /// <summary>Days worth a word, neighbours with one reason together; plain counted days and weekends go unsaid.</summary>
    private List<List<ExplainedDay>> Groups()
    {
        var groups = new List<List<ExplainedDay>>();
        foreach (var day in Days.Where(d => d.Reason is not (DayReason.DayZero or DayReason.Counted or DayReason.Weekend)))
        {
            var open = groups.LastOrDefault();
            if (open is not null && open[^1].Date.PlusDays(1) == day.Date && (open[0].Reason, open[0].Name, open[0].Notice) == (day.Reason, day.Name, day.Notice))
                open.Add(day);
            else
                groups.Add([day]);
        }

        return groups;
    }

    private string LastZh() => Clock.Budget.Unit == LimitUnit.WorkingDays
        ? Days[^1].Count == 0 ? "当日 " : $"第 {Days[^1].Count} 个工作日为 "
        : Days[^1].Reason == DayReason.Rolled ? "期满日为休假日，顺延至 " : "期满日为 ";

    private static string Span(List<ExplainedDay> group, string to) => group.Count == 1
        ? $"{group[0].Date:MM-dd}"
        : $"{group[0].Date:MM-dd} {to} {group[^1].Date:MM-dd}";

    private static string ReasonZh(ExplainedDay day) => day.Reason switch
    {
        DayReason.CountedMakeUp => $"{day.Name}调休上班，计入（{day.Notice}）",
        DayReason.Holiday => $"{day.Name}放假，不计（{day.Notice}）",
        DayReason.Suspended => $"{day.Name}，不计入期限",
        _ => day.Name is null ? "休息日，顺延" : $"{day.Name}放假，顺延（{day.Notice}）",
    };

    private static string ReasonEn(ExplainedDay day) => day.Reason switch
    {
        DayReason.CountedMakeUp => $"make-up working day(s), counted ({day.Notice})",
        DayReason.Holiday => $"holiday {day.Name}, not counted ({day.Notice})",
        DayReason.Suspended => $"{day.Name}, not counted",
        _ => "rest day(s), rolled forward",
    };
}
