using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>
/// Compares limits said in different units. A calendar gives the days of one case, a definition must hold for all:
/// every limit has a shortest and a longest span, from the best and the worst weekday, holidays left out.
/// </summary>
internal static class DayCount
{
    private const int Week = 7;
    private const int WorkingWeek = 5;
    private const int YearMonths = 12;
    private const int DayHours = 24;

    /// <summary>Working days that a long holiday (春节、国庆) puts between two others, at most.</summary>
    private const int HolidayMost = 7;

    /// <summary>The most working days that a limit may take.</summary>
    public static int Working(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDays => limit.Amount,
        LimitUnit.NaturalDays => WorkingIn(limit.Amount),
        LimitUnit.Months or LimitUnit.Years => WorkingIn(Span(limit).Longest),
        _ => Up(limit.Amount, DayHours),
    };

    /// <summary>The fewest working days that a limit may take, holidays left out.</summary>
    public static int WorkingAtLeast(TimeLimit limit)
    {
        if (limit.Unit == LimitUnit.WorkingDays)
            return limit.Amount;
        var days = Span(limit).Shortest;
        return (days / Week * WorkingWeek) + Math.Max(days % Week - (Week - WorkingWeek), 0);
    }

    /// <summary>Whether a limit is never longer than another, holidays left out.</summary>
    public static bool Within(TimeLimit limit, TimeLimit bound) => Fits(limit, bound, 0);

    /// <summary>Whether a limit is never longer than another even over a long holiday.</summary>
    public static bool WithinOverHolidays(TimeLimit limit, TimeLimit bound) =>
        Fits(limit, bound, limit.Unit == LimitUnit.WorkingDays ? HolidayMost : 0);

    private static bool Fits(TimeLimit limit, TimeLimit bound, int holiday)
    {
        var (a, b) = (InMonths(limit), InMonths(bound));
        return a.Unit == b.Unit ? a.Amount <= b.Amount : Span(a).Longest + holiday <= Span(b).Shortest;
    }

    private static TimeLimit InMonths(TimeLimit limit) =>
        limit.Unit == LimitUnit.Years ? new TimeLimit(limit.Amount * YearMonths, LimitUnit.Months) : limit;

    /// <summary>Natural days, shortest and longest; a working day after a Friday is three days away.</summary>
    private static (int Shortest, int Longest) Span(TimeLimit limit)
    {
        var n = limit.Amount;
        return limit.Unit switch
        {
            _ when n == 0 => (0, 0),
            LimitUnit.WorkingDays => (n + (2 * ((n - 1) / WorkingWeek)), n + (2 * Up(n, WorkingWeek))),
            LimitUnit.NaturalDays => (n, n),
            LimitUnit.Months => ((30 * n) - 2, 31 * n),
            LimitUnit.Years => (365 * n, 366 * n),
            _ => (n / DayHours, Up(n, DayHours)),
        };
    }

    private static int WorkingIn(int naturalDays) =>
        (naturalDays / Week * WorkingWeek) + Math.Min(naturalDays % Week, WorkingWeek);

    private static int Up(int amount, int by) => (amount + by - 1) / by;
}
