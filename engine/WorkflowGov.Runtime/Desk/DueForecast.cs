using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Runtime.Desk;

/// <summary>
/// 到期预测: what falls due on each day by its promise, and so is late the day after if nothing happens. All parts
/// together are the open cases; what is late already and what has no day stand apart.
/// </summary>
/// <param name="Today">The program's day.</param>
/// <param name="Open">在办, all together.</param>
/// <param name="Late">Promised for a day before today.</param>
/// <param name="Days">Today and the next working days, and rest days on which something falls due.</param>
/// <param name="Later">Due after these days.</param>
/// <param name="NoDay">Without a day: suspended, or not accepted yet.</param>
/// <param name="Weeks">The last whole weeks, the oldest first.</param>
/// <param name="LateShare">Which share of the decisions of these weeks was late, 0 to 1; null when there was none.</param>
public sealed record DueForecast(
    LocalDate Today, long Open, long Late, ImmutableArray<DueDay> Days, long Later, long NoDay, ImmutableArray<PastWeek> Weeks, double? LateShare)
{
    /// <summary>How many working days are looked ahead.</summary>
    public const int WorkingDays = 10;

    /// <summary>How many weeks are looked back.</summary>
    public const int WeeksBack = 4;

    /// <summary>First day of the weeks that are looked back on.</summary>
    /// <param name="today">The program's day.</param>
    /// <returns>A Monday.</returns>
    public static LocalDate Since(LocalDate today) => Monday(today).PlusWeeks(-WeeksBack);

    /// <summary>Puts the forecast together.</summary>
    /// <param name="today">The program's day.</param>
    /// <param name="due">Open cases by promised day; <see cref="Docket.Tally.NoDay"/> for those without.</param>
    /// <param name="decided">Decisions by day, in time and late.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The forecast.</returns>
    public static DueForecast Of(
        LocalDate today, IReadOnlyCollection<(LocalDate Day, long Open)> due, IReadOnlyCollection<(LocalDate Day, long InTime, long Late)> decided, WorkCalendar calendar)
    {
        var weeks = Enumerable.Range(0, WeeksBack).Select(i => Since(today).PlusWeeks(i)).Select(first => new PastWeek(
            first, first.PlusDays(6), decided.Where(d => InWeek(d.Day, first)).Sum(d => d.InTime), decided.Where(d => InWeek(d.Day, first)).Sum(d => d.Late))).ToImmutableArray();
        var all = weeks.Sum(w => w.InTime + w.Late);
        double? share = all == 0 ? null : (double)weeks.Sum(w => w.Late) / all;
        var last = calendar.AddWorkingDays(today, WorkingDays);
        long On(LocalDate day) => due.Where(d => d.Day == day).Sum(d => d.Open);
        var days = Enumerable.Range(0, Period.DaysBetween(today, last) + 1).Select(today.PlusDays)
            .Where(d => d == today || calendar.IsWorkingDay(d) || On(d) > 0)
            .Select(d => new DueDay(d, calendar.IsWorkingDay(d), d <= Monday(today).PlusDays(6), On(d), share * On(d)));
        return new DueForecast(
            today, due.Sum(d => d.Open), due.Where(d => d.Day < today).Sum(d => d.Open), [.. days],
            due.Where(d => d.Day > last && d.Day != Docket.Tally.NoDay).Sum(d => d.Open), On(Docket.Tally.NoDay), weeks, share);
    }

    private static bool InWeek(LocalDate day, LocalDate first) => day >= first && day <= first.PlusDays(6);

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}

/// <summary>What falls due on a day.</summary>
/// <param name="Day">The day; what is still open at its end is late.</param>
/// <param name="IsWorkingDay">It is a working day.</param>
/// <param name="ThisWeek">It is in the week of today, Monday to Sunday.</param>
/// <param name="Due">Open cases promised for it: so many are late if nothing happens.</param>
/// <param name="Expected">How many are late if it goes as in the last weeks; null when nothing was decided then.</param>
public sealed record DueDay(LocalDate Day, bool IsWorkingDay, bool ThisWeek, long Due, double? Expected);

/// <summary>How a week went.</summary>
/// <param name="From">Monday.</param>
/// <param name="To">Sunday.</param>
/// <param name="InTime">Decisions within the promise.</param>
/// <param name="Late">Decisions after the promised day.</param>
public sealed record PastWeek(LocalDate From, LocalDate To, long InTime, long Late);
