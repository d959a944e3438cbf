using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Desk;

/// <summary>The supervision board: figures of all and by authority.</summary>
/// <param name="Today">The program's day.</param>
/// <param name="Since">First day of the period whose ended cases are counted.</param>
/// <param name="All">All authorities together.</param>
/// <param name="Authorities">By authority, the most red cards first.</param>
/// <param name="Orders">督办 not yet closed.</param>
public sealed record SupervisionBoard(LocalDate Today, LocalDate Since, AuthorityFigures All, ImmutableArray<AuthorityFigures> Authorities, int Orders)
{
    /// <summary>Days of the period whose ended cases are counted.</summary>
    public const int PeriodDays = 30;

    /// <summary>Puts the figures together.</summary>
    /// <param name="today">The program's day.</param>
    /// <param name="authorities">By authority.</param>
    /// <param name="orders">Open orders.</param>
    /// <returns>The board.</returns>
    public static SupervisionBoard Of(LocalDate today, IReadOnlyList<AuthorityFigures> authorities, int orders) => new(
        today, today.PlusDays(-PeriodDays),
        new AuthorityFigures(
            string.Empty, authorities.Sum(a => a.Open), authorities.Sum(a => a.DueToday), authorities.Sum(a => a.Suspended), authorities.Sum(a => a.Amber),
            authorities.Sum(a => a.Yellow), authorities.Sum(a => a.Red), authorities.Sum(a => a.Closed), authorities.Sum(a => a.ClosedLate)),
        [.. authorities], orders);
}

/// <summary>An open case on the board, with what to say of its time.</summary>
/// <param name="Of">The case.</param>
/// <param name="StatusWords">Where it stands.</param>
/// <param name="DueWords">How much time is left.</param>
public sealed record BoardRow(BoardCase Of, Text StatusWords, Text DueWords)
{
    /// <summary>The row of a case.</summary>
    /// <param name="of">The case.</param>
    /// <param name="today">The program's day.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The row.</returns>
    public static BoardRow For(BoardCase of, LocalDate today, WorkCalendar calendar) => new(of, StatusText.Of(of.Status), Due(of, today, calendar));

    private static Text Due(BoardCase of, LocalDate today, WorkCalendar calendar)
    {
        if (of.Status == CaseStatus.Suspended)
            return new Text("中止，不计时", "suspended");
        if ((of.PromisedDue ?? of.StatutoryDue) is not { } due)
            return of.WorstDue is { } was ? new Text($"应于 {was.Month} 月 {was.Day} 日前", $"was due {was:uuuu-MM-dd}") : new Text("—", "—");
        if (due == today)
            return new Text("今日到期", "due today");
        var days = due > today ? calendar.WorkingDaysBetween(today, due) : calendar.WorkingDaysBetween(due, today);
        return due > today
            ? new Text($"剩 {days} 个工作日", $"{days} working days left")
            : new Text($"逾期 {days} 个工作日", $"{days} working days late");
    }
}
