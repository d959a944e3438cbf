using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>预约: when a service point can be visited, by its hours and the published calendar.</summary>
public static class Appointments
{
    /// <summary>The slots of a day; none on a day of rest.</summary>
    /// <param name="rule">预约规则.</param>
    /// <param name="point">The service point.</param>
    /// <param name="day">The day.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The instants at which slots begin.</returns>
    public static IEnumerable<Instant> Slots(AppointmentRule rule, ServicePoint point, LocalDate day, WorkCalendar calendar)
    {
        if (!calendar.IsWorkingDay(day))
            yield break;
        foreach (var session in point.Sessions)
        {
            for (var at = session.From; at < session.To && at.PlusMinutes(rule.SlotMinutes) <= session.To; at = at.PlusMinutes(rule.SlotMinutes))
                yield return ChinaTime.At(day, at);
        }
    }

    /// <summary>Whether a slot can be booked, seats aside.</summary>
    /// <param name="rule">预约规则.</param>
    /// <param name="point">Name of the service point.</param>
    /// <param name="at">When the slot begins.</param>
    /// <param name="now">Now.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The point, or why not.</returns>
    public static Ruling<ServicePoint> Open(AppointmentRule rule, string point, Instant at, Instant now, WorkCalendar calendar)
    {
        if (rule.Points.FirstOrDefault(p => p.Name == point) is not { } found)
        {
            return new Rejection(
                "WG5751", RejectionKind.NotFound,
                new Text($"没有网点“{point}”；网点为：{string.Join("、", rule.Points.Select(p => p.Name))}", $"There is no service point '{point}'"), null, "point");
        }

        var day = ChinaTime.DateOf(at);
        if (at <= now || day > ChinaTime.DateOf(now).PlusDays(rule.DaysAhead - 1))
        {
            return new Rejection(
                "WG5752", RejectionKind.Conflict,
                new Text($"可以预约现在起 {rule.DaysAhead} 天内的时段", $"Slots of the next {rule.DaysAhead} days can be booked"), null, "at");
        }

        return Slots(rule, found, day, calendar).Contains(at)
            ? found
            : new Rejection("WG5753", RejectionKind.Conflict, new Text("该时间不是这个网点的服务时段", "The point has no slot at that time"), null, "at");
    }
}
