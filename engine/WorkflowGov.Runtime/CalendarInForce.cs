using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Runtime;

/// <summary>The statutory calendar this server counts with. A revision puts another in its place, whole.</summary>
/// <param name="first">The calendar at the start.</param>
public sealed class CalendarInForce(WorkCalendar first)
{
    private volatile WorkCalendar now = first;

    /// <summary>The calendar. Take it once for what must be counted alike.</summary>
    public WorkCalendar Now => now;

    /// <summary>Counts with another calendar from now on.</summary>
    /// <param name="next">The calendar.</param>
    public void Become(WorkCalendar next) => now = next;
}
