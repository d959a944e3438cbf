using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Desk;

/// <summary>负荷: open tasks by office, and of one office by officer.</summary>
/// <param name="Today">The program's day.</param>
/// <param name="Soon">Last day of those that are due soon.</param>
/// <param name="Total">All lines together.</param>
/// <param name="Lines">By office; of one office by officer, unclaimed ones under an empty key.</param>
public sealed record OfficeLoad(LocalDate Today, LocalDate Soon, TaskLoad Total, ImmutableArray<LoadLine> Lines)
{
    private const int SoonWorkingDays = 3;

    /// <summary>The last day that is soon.</summary>
    /// <param name="today">The program's day.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The third working day after today.</returns>
    public static LocalDate SoonAt(LocalDate today, WorkCalendar calendar) => calendar.AddWorkingDays(today, SoonWorkingDays);

    /// <summary>Puts the lines together.</summary>
    /// <param name="today">The program's day.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="nameOf">What a key is called.</param>
    /// <returns>The load.</returns>
    public static OfficeLoad Of(LocalDate today, WorkCalendar calendar, IReadOnlyCollection<TaskLoad> lines, Func<string, string> nameOf) => new(
        today, SoonAt(today, calendar),
        new TaskLoad(
            string.Empty, lines.Sum(l => l.Open), lines.Sum(l => l.Late), lines.Sum(l => l.DueToday), lines.Sum(l => l.DueSoon), lines.Sum(l => l.Later),
            lines.Sum(l => l.NoDay)),
        [.. lines.Select(l => new LoadLine(l, l.Key.Length == 0 ? string.Empty : nameOf(l.Key)))]);
}

/// <summary>Open tasks of an office or an officer.</summary>
/// <param name="Tasks">How many, by when they are due.</param>
/// <param name="Name">Name of the office or of the officer; empty for tasks nobody has claimed.</param>
public sealed record LoadLine(TaskLoad Tasks, string Name);
