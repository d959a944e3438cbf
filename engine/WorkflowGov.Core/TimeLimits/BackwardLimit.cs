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
    /// <param name="limit">How long before; not in hours.</param>
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
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "A backward limit is in days, months or years."),
        };
        var provisional = limit.Unit == LimitUnit.WorkingDays && calendar.IsProvisional(on, eventOn);
        return new DueDate(on, provisional);
    }
}
