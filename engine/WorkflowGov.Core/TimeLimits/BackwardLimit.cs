using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// 倒算期限, "…日前": the last day on which something can be done before an event, for example 有效期届满三十日前 (行政许可法
/// 第五十条). The day of the event is not counted and the result never rolls (C4).
/// </summary>
public static class BackwardLimit
{
    /// <summary>The last day.</summary>
    /// <param name="eventOn">The day of the event.</param>
    /// <param name="limit">How long before; hours need <see cref="Before(Instant, TimeLimit)"/>.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The last day, inclusive.</returns>
    public static DueDate Before(LocalDate eventOn, TimeLimit limit, WorkCalendar calendar)
    {
        var on = limit.Unit switch
        {
            LimitUnit.WorkingDays => calendar.AddWorkingDays(eventOn, -limit.Amount),
            LimitUnit.NaturalDays => eventOn.PlusDays(-limit.Amount),
            LimitUnit.Months => eventOn.PlusMonths(-limit.Amount),
            LimitUnit.Years => eventOn.PlusYears(-limit.Amount),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "Hours are counted backward from an instant."),
        };
        var provisional = limit.Unit == LimitUnit.WorkingDays && calendar.IsProvisional(on, eventOn);
        return new DueDate(on, provisional);
    }

    /// <summary>The last instant, for limits in hours: every hour counts.</summary>
    /// <param name="eventAt">When the event takes place.</param>
    /// <param name="limit">How many hours before.</param>
    /// <returns>The day and the exact instant, inclusive.</returns>
    public static DueDate Before(Instant eventAt, TimeLimit limit)
    {
        if (limit.Unit != LimitUnit.Hours)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "Only hours are counted from an instant.");
        var at = eventAt - Duration.FromHours(limit.Amount);
        return new DueDate(ChinaTime.DateOf(at), false, at);
    }
}
