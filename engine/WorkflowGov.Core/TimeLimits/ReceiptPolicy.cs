using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// 收件日: which day is day 0 when something is received outside office hours. Service hours decide what counts as
/// received, never how days are counted.
/// </summary>
public enum ReceiptPolicy
{
    /// <summary>The local date of receipt, evenings and Saturdays included (the rule; more favourable to the applicant).</summary>
    SameDay,

    /// <summary>
    /// Received after office hours or on a day of rest counts as received on the next working day; only where an item
    /// declares it.
    /// </summary>
    NextWorkday,
}

/// <summary>Applies a <see cref="ReceiptPolicy"/>.</summary>
public static class Receipt
{
    /// <summary>Day 0 of something received at an instant.</summary>
    /// <param name="at">When it was received.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="officeCloses">End of office hours, for <see cref="ReceiptPolicy.NextWorkday"/>.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>Day 0.</returns>
    public static LocalDate DayZero(Instant at, ReceiptPolicy policy, LocalTime officeCloses, WorkCalendar calendar)
    {
        var local = at.InZone(ChinaTime.Zone).LocalDateTime;
        return policy switch
        {
            ReceiptPolicy.SameDay => local.Date,
            ReceiptPolicy.NextWorkday when calendar.IsWorkingDay(local.Date) && local.TimeOfDay <= officeCloses => local.Date,
            ReceiptPolicy.NextWorkday => calendar.AddWorkingDays(local.Date, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Unknown receipt policy."),
        };
    }
}
