using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>
/// Office time: seconds in which offices are open, from the first working day on. Nights, weekends and holidays take no
/// room in it, make-up working days do; limits are counted on the dates behind it by the real calendar.
/// </summary>
internal sealed class OfficeTime
{
    /// <summary>What has come is worked off in at most so many years after the last arrival.</summary>
    private const int YearsAfter = 3;

    private static readonly LocalTime Opens = new(9, 0);

    private readonly LocalDate[] days;

    public OfficeTime(WorkCalendar calendar, DateSpan period, long daySeconds)
    {
        (Calendar, DaySeconds) = (calendar, daySeconds);
        var found = new List<LocalDate>();
        for (var day = calendar.Roll(period.From); day <= period.Through.PlusYears(YearsAfter); day = calendar.AddWorkingDays(day, 1))
            found.Add(day);
        days = [.. found];
        ArrivalDays = days.Count(d => d <= period.Through);
    }

    public WorkCalendar Calendar { get; }

    /// <summary>Seconds of a working day.</summary>
    public long DaySeconds { get; }

    /// <summary>Working days on which applications come.</summary>
    public int ArrivalDays { get; }

    /// <summary>All working days there are.</summary>
    public int Days => days.Length;

    /// <summary>After this nothing is simulated.</summary>
    public long End => days.Length * DaySeconds;

    public LocalDate this[int day] => days[day];

    /// <summary>The working day of something that begins.</summary>
    public int DayOf(long time) => (int)Math.Min(time / DaySeconds, days.Length - 1);

    /// <summary>The working day of something that ends: what is done at closing time is done on that day.</summary>
    public int DayOfEnd(long time) => time == 0 ? 0 : DayOf(time - 1);

    /// <summary>The first opening behind a date, or on it.</summary>
    public long OpeningOn(LocalDate date)
    {
        var found = Array.BinarySearch(days, date);
        return (found >= 0 ? found : ~found) * DaySeconds;
    }

    /// <summary>The instant of something that ends, for limits in hours.</summary>
    public Instant InstantOf(long time)
    {
        var day = DayOfEnd(time);
        return ChinaTime.At(days[day], Opens) + Duration.FromSeconds(time - (day * DaySeconds));
    }

    /// <summary>When a share of a limit has passed; a limit in hours of less than a day runs in office time.</summary>
    public long After(long time, TimeLimit limit, double share)
    {
        var date = days[DayOf(time)];
        var passed = limit.Unit switch
        {
            LimitUnit.WorkingDays => time + (long)(limit.Amount * share * DaySeconds),
            LimitUnit.Hours => time + (long)(limit.Amount * share / 24 * DaySeconds),
            LimitUnit.NaturalDays => Later(time, date.PlusDays((int)Math.Ceiling(limit.Amount * share))),
            LimitUnit.Months => Later(time, date.PlusDays((int)Math.Ceiling(Period.DaysBetween(date, date.PlusMonths(limit.Amount)) * share))),
            _ => Later(time, date.PlusDays((int)Math.Ceiling(Period.DaysBetween(date, date.PlusYears(limit.Amount)) * share))),
        };
        return Math.Min(passed, End);
    }

    /// <summary>The same time of day on a date, or the opening behind it when that is no working day.</summary>
    private long Later(long time, LocalDate date) =>
        OpeningOn(date) + (Calendar.IsWorkingDay(date) ? time % DaySeconds : 0);
}
