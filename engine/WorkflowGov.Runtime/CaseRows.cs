using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>Rows derived from a case: what the inbox and the timers read.</summary>
/// <param name="Tasks">Tasks that changed.</param>
/// <param name="Clocks">Clocks that changed.</param>
public sealed record CaseRows(ImmutableArray<TaskRow> Tasks, ImmutableArray<ClockRow> Clocks)
{
    /// <summary>The rows that differ between two states of a case.</summary>
    /// <param name="before">The case before; null when it is received.</param>
    /// <param name="after">The case afterwards.</param>
    /// <param name="item">Its definition.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="ladder">When cards fall.</param>
    /// <param name="now">When.</param>
    /// <returns>The rows to write.</returns>
    public static CaseRows Between(
        ApprovalCase? before, ApprovalCase after, ServiceItem item, WorkCalendar calendar, LadderPolicy ladder,
        Instant now)
    {
        // Under another version, or done by another office, whatever is open stands in its rows anew.
        var moved = before is not null && (before.Version, before.Successors) != (after.Version, after.Successors);
        var clocks = after.Clocks
            .Where(c => before?.ClockOf(c.Name) is not { } old || !ReferenceEquals(old, c) || (moved && !c.IsStopped))
            .Select(c => ClockRow.Of(c, item, calendar, ladder));
        return new CaseRows([.. TasksBetween(before, after, item, calendar, now, moved)], [.. clocks]);
    }

    private static IEnumerable<TaskRow> TasksBetween(
        ApprovalCase? before, ApprovalCase after, ServiceItem item, WorkCalendar calendar, Instant now, bool moved)
    {
        var caseDue = CaseDue(after, calendar);
        foreach (var open in after.Marking.Active)
        {
            if (moved || before?.Marking.Find(open.Step) != open || !WaitsFor(after, open).SequenceEqual(WaitsFor(before, open)) || AreMoved(before, after, open))
                yield return TaskRow.Open(open, item.Process[open.Step], after, calendar, caseDue, now);
        }

        foreach (var left in before?.Marking.Active ?? [])
        {
            if (after.Marking.Find(left.Step)?.Visit == left.Visit)
                continue;
            var deed = after.Deeds.LastOrDefault(d => d.Step == left.Step && d.Visit == left.Visit);
            yield return TaskRow.Left(left, item.Process[left.Step], deed, now);
        }
    }

    internal static IEnumerable<string> WaitsFor(ApprovalCase of, ActiveStep open) =>
        of.Works.FirstOrDefault(w => w.Step == open.Step && w.Visit == open.Visit)?.WaitsFor ?? [];

    /// <summary>Whether a limit that puts the task in its place of the inbox is another one: suspended, resumed, extended.</summary>
    private static bool AreMoved(ApprovalCase before, ApprovalCase after, ActiveStep open) =>
        before.Clocks != after.Clocks && !Placing(before, open).SequenceEqual(Placing(after, open), ReferenceEqualityComparer.Instance);

    private static IEnumerable<Clock> Placing(ApprovalCase of, ActiveStep open) =>
        of.Clocks.Where(c => !c.IsStopped && (c.Kind is ClockKind.Promised || TaskRow.Measures(c, open.Step, open.Visit)));

    /// <summary>The day by which the case must be decided: promised, else statutory; null while suspended.</summary>
    private static LocalDate? CaseDue(ApprovalCase of, WorkCalendar calendar) =>
        of.Clocks.Where(c => c.Kind is ClockKind.Promised && c.StoppedOn is null)
            .Select(c => c.Due(calendar)?.On)
            .FirstOrDefault();
}

/// <summary>审批任务: a visit of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Visit">Which time.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">Who may do it.</param>
/// <param name="Office">Where.</param>
/// <param name="Status">open, done or cancelled.</param>
/// <param name="OpenedAt">When it was entered; for a task that is left, the time it was left.</param>
/// <param name="DueOn">The step's due date: while nobody has accepted that of acceptance or correction, in a special procedure the announced one.</param>
/// <param name="CaseDueOn">The case's promised due date.</param>
/// <param name="ClaimedBy">Who claimed it.</param>
/// <param name="DoneBy">Who did it.</param>
/// <param name="DoneAt">When.</param>
/// <param name="Outcome">With which outcome.</param>
/// <param name="WaitsFor">User names of those who must act before it can be finished.</param>
public sealed record TaskRow(
    StepId Step, int Visit, string Title, Role Role, Office Office, TaskState Status, Instant OpenedAt,
    LocalDate? DueOn, LocalDate? CaseDueOn, string? ClaimedBy, string? DoneBy, Instant? DoneAt, string? Outcome,
    ImmutableArray<string> WaitsFor)
{
    internal static TaskRow Open(
        ActiveStep open, Step step, ApprovalCase of, WorkCalendar calendar, LocalDate? caseDue, Instant now)
    {
        var due = of.Clocks.Where(c => !c.IsStopped && Measures(c, open.Step, open.Visit)).Select(c => c.Due(calendar)?.On).Min();
        return new TaskRow(
            open.Step, open.Visit, step.Title, step.Role, step.Office, TaskState.Open, now, due, caseDue,
            open.ClaimedBy, null, null, null, [.. CaseRows.WaitsFor(of, open)]);
    }

    /// <summary>Whether a clock measures this visit of a step.</summary>
    internal static bool Measures(Clock clock, StepId step, int visit) => clock.Kind is ClockKind.Acceptance or ClockKind.Correction
        || (clock.Kind is ClockKind.Step or ClockKind.SpecialProcedure && clock.Name.Value.Split(':') is [_, var of, var time]
            && of == step.Value && time == visit.ToString(CultureInfo.InvariantCulture));

    internal static TaskRow Left(ActiveStep left, Step step, Deed? deed, Instant now) => new(
        left.Step, left.Visit, step.Title, step.Role, step.Office,
        deed is null ? TaskState.Cancelled : TaskState.Done, now, null, null, left.ClaimedBy,
        deed?.By[0], deed?.At, deed?.Outcome, []);
}

/// <summary>Whether a task waits, was done or fell away.</summary>
public enum TaskState
{
    /// <summary>Waits.</summary>
    Open,

    /// <summary>Was done.</summary>
    Done,

    /// <summary>Fell away with its block or its case.</summary>
    Cancelled,
}

/// <summary>时限: a clock with what the timers need.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Office">Who answers for it.</param>
/// <param name="Times">When what falls due.</param>
public sealed record ClockRow(Clock Clock, Office Office, ClockTimes Times)
{
    /// <summary>The row of a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="item">The case's definition.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="ladder">When cards fall.</param>
    /// <returns>The row.</returns>
    public static ClockRow Of(Clock clock, ServiceItem item, WorkCalendar calendar, LadderPolicy ladder) =>
        new(clock, Answerable(clock, item), ClockTimes.Of(clock, calendar, ladder));

    internal static Office Answerable(Clock clock, ServiceItem item)
    {
        if (clock.Kind == ClockKind.Acceptance)
            return Office.Window;
        var parts = clock.Name.Value.Split(':');
        return parts.Length > 1 && item.Process.Has(new StepId(parts[1]))
            ? item.Process[new StepId(parts[1])].Office
            : item.Authority;
    }
}

/// <summary>When what of a clock falls due: derived from the clock and a calendar, kept for the timers to find.</summary>
/// <param name="DueOn">Its due date; null while suspended.</param>
/// <param name="Provisional">The date rests on a year without a published notice.</param>
/// <param name="AmberAt">预警, or null.</param>
/// <param name="YellowAt">黄牌, or null.</param>
/// <param name="RedAt">红牌, or null.</param>
/// <param name="ExpireAt">When a consequence in law follows, or null.</param>
public sealed record ClockTimes(
    LocalDate? DueOn, bool Provisional, Instant? AmberAt, Instant? YellowAt, Instant? RedAt, Instant? ExpireAt)
{
    /// <summary>The first instant at which the timers have something to do, or null.</summary>
    public Instant? NextAt => new[] { AmberAt, YellowAt, RedAt, ExpireAt }.Min();

    /// <summary>The times of a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="ladder">When cards fall.</param>
    /// <returns>The times.</returns>
    public static ClockTimes Of(Clock clock, WorkCalendar calendar, LadderPolicy ladder)
    {
        var due = clock.Due(calendar);
        Instant? amber = null, yellow = null, red = null;
        foreach (var (rung, at) in Ladder.Rungs(clock, calendar, ladder))
            _ = rung switch { Rung.Amber => amber = at, Rung.Yellow => yellow = at, _ => red = at };
        var expires = clock.StoppedOn is null && (clock.Kind is ClockKind.Acceptance or ClockKind.Correction or ClockKind.Completion
            or ClockKind.Renewal or ClockKind.HearingRequest or ClockKind.Consultation);
        return new ClockTimes(due?.On, due?.Provisional ?? false, amber, yellow, red, expires ? due?.BreachAt : null);
    }
}
