using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>A version of the statutory calendar (工作日历版本).</summary>
/// <param name="Version">Names its content.</param>
/// <param name="Notices">The notices it is made of.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="ProposedBy">By whom.</param>
/// <param name="ApprovedAt">When a second person approved it; null while it waits.</param>
/// <param name="ApprovedBy">By whom.</param>
/// <param name="SettledAt">When every open clock was found counted with it; null before.</param>
/// <param name="CasesMoved">Cases whose due dates it moved.</param>
/// <param name="ClocksMoved">Clocks whose due dates it moved.</param>
public sealed record CalendarEdition(
    string Version, ImmutableArray<HolidayNotice> Notices, Instant ProposedAt, string ProposedBy, Instant? ApprovedAt,
    string? ApprovedBy, Instant? SettledAt, long CasesMoved, long ClocksMoved)
{
    /// <summary>The calendar of these notices.</summary>
    /// <returns>The calendar, prepared.</returns>
    public WorkCalendar Prepare() => WorkCalendar.Of(Notices);
}

/// <summary>An open clock as it is stored, with what its case's log needs.</summary>
/// <param name="Case">The case.</param>
/// <param name="Number">办件编号.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Sequence">Events of the case so far.</param>
/// <param name="Head">Hash of its last event.</param>
/// <param name="DefinitionHash">Its definition.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Times">Its times as stored.</param>
public sealed record OpenClock(
    CaseId Case, CaseNumber Number, string Authority, string ItemName, int Sequence, byte[] Head, string DefinitionHash,
    Clock Clock, ClockTimes Times);

/// <summary>An open task as it is stored, as far as due dates go.</summary>
/// <param name="Case">The case.</param>
/// <param name="Step">The step.</param>
/// <param name="Visit">Which time.</param>
/// <param name="DueOn">The step's due date.</param>
/// <param name="CaseDueOn">The case's promised due date.</param>
public sealed record OpenTask(CaseId Case, StepId Step, int Visit, LocalDate? DueOn, LocalDate? CaseDueOn);

/// <summary>What counting anew writes of one batch.</summary>
/// <param name="Clocks">Clocks whose times changed.</param>
/// <param name="Tasks">Tasks whose due dates changed.</param>
/// <param name="Events">One event for each case whose due dates moved.</param>
public sealed record Recount(
    IReadOnlyList<(OpenClock Clock, ClockTimes Times)> Clocks, IReadOnlyList<OpenTask> Tasks, IReadOnlyList<RecordedEvent> Events);

/// <summary>Which clocks a revision can touch at all: all others keep their times without being read.</summary>
/// <param name="From">The first day that counts otherwise; null when only the provisional ones are concerned.</param>
public sealed record Reach(LocalDate? From)
{
    /// <summary>Every open clock.</summary>
    public static readonly Reach Everything = new(new LocalDate(1900, 1, 1));
}

/// <summary>Where calendar editions are kept and open clocks are counted anew.</summary>
public interface ICalendarStore
{
    /// <summary>All editions, the newest first.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The editions.</returns>
    Task<ImmutableArray<CalendarEdition>> EditionsAsync(CancellationToken cancellation);

    /// <summary>The edition in force, or null before the first.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The edition.</returns>
    Task<CalendarEdition?> InForceAsync(CancellationToken cancellation);

    /// <summary>Version of the edition in force: what servers ask for again and again.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The version, or null before the first.</returns>
    Task<string?> VersionInForceAsync(CancellationToken cancellation);

    /// <summary>Keeps an edition; one that waits for approval takes the place of the one that waited before.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when this content was an edition before.</returns>
    Task<bool> KeepAsync(CalendarEdition edition, CancellationToken cancellation);

    /// <summary>Approves the edition that waits.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="at">When.</param>
    /// <param name="by">By whom.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when it does not wait any more.</returns>
    Task<bool> ApproveAsync(string version, Instant at, string by, CancellationToken cancellation);

    /// <summary>Adds what was moved under an edition and, at the end, that all clocks are counted with it.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="cases">Cases moved.</param>
    /// <param name="clocks">Clocks moved.</param>
    /// <param name="settledAt">When it was settled, or null.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task AddMovedAsync(string version, long cases, long clocks, Instant? settledAt, CancellationToken cancellation);

    /// <summary>Takes the one turn at counting anew; a killed server loses it at once.</summary>
    /// <param name="cancellation">Cancels taking it.</param>
    /// <returns>Gives the turn back; null when another server has it.</returns>
    Task<IAsyncDisposable?> TakeTurnAsync(CancellationToken cancellation);

    /// <summary>Where the next range of open cases ends.</summary>
    /// <param name="after">Exclusive start of the case ids.</param>
    /// <param name="cases">How many open cases it holds at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The last id in the range, or null when no open case is left.</returns>
    Task<long?> EndOfRangeAsync(long after, int cases, CancellationToken cancellation);

    /// <summary>Open clocks of a range of cases that a revision can touch, by case. Locks nothing.</summary>
    /// <param name="after">Exclusive start of the case ids.</param>
    /// <param name="through">Inclusive end.</param>
    /// <param name="reach">Which clocks.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The clocks.</returns>
    Task<IReadOnlyList<OpenClock>> ReadAsync(long after, long through, Reach reach, CancellationToken cancellation);

    /// <summary>
    /// Counts a range of cases anew in one transaction. Cases that a command holds at this moment are passed over.
    /// </summary>
    /// <param name="after">Exclusive start of the case ids.</param>
    /// <param name="through">Inclusive end.</param>
    /// <param name="reach">Which clocks.</param>
    /// <param name="count">Counts what was found.</param>
    /// <param name="cancellation">Cancels between statements; nothing is half applied.</param>
    /// <returns>What was written.</returns>
    Task<Recount> RecountAsync(
        long after, long through, Reach reach, Func<IReadOnlyList<OpenClock>, IReadOnlyList<OpenTask>, Recount> count,
        CancellationToken cancellation);
}
