using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>A clock with rungs due, its case locked until the batch is written.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Events of the case so far.</param>
/// <param name="Head">Hash of its last event.</param>
/// <param name="DefinitionHash">Its definition.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Office">Who answers for it.</param>
/// <param name="DueOn">Its due date.</param>
/// <param name="Fired">Highest rung raised so far; 0 = none.</param>
/// <param name="Rungs">All its rungs, in order.</param>
public sealed record DueClock(
    CaseId Case, int Sequence, byte[] Head, string DefinitionHash, ClockName Clock, string Office, LocalDate DueOn,
    int Fired, ImmutableArray<RungDue> Rungs);

/// <summary>A card to write: the rung, its event, and the clock it belongs to.</summary>
/// <param name="Of">The clock.</param>
/// <param name="Rung">Which rung.</param>
/// <param name="DueAt">When it fell due.</param>
/// <param name="Told">Who is told.</param>
/// <param name="Event">The event, chained.</param>
public sealed record RaisedCard(DueClock Of, Rung Rung, Instant DueAt, ImmutableArray<Told> Told, RecordedEvent Event);

/// <summary>Where due clocks are found and cards are written.</summary>
public interface IDeadlineStore
{
    /// <summary>
    /// Raises the rungs due in one batch, in one transaction. Rows that another server works on are passed over.
    /// </summary>
    /// <param name="now">What counts as due.</param>
    /// <param name="clocksMax">How many clocks at most.</param>
    /// <param name="raise">Makes the cards of the clocks found.</param>
    /// <param name="cancellation">Cancels between statements; nothing is half applied.</param>
    /// <returns>How many clocks were found and how many cards were raised.</returns>
    Task<(int Clocks, int Cards)> RaiseAsync(
        Instant now, int clocksMax, Func<IReadOnlyList<DueClock>, IReadOnlyList<RaisedCard>> raise,
        CancellationToken cancellation);

    /// <summary>Clocks whose end has a consequence in law and has passed.</summary>
    /// <param name="now">What counts as passed.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Case numbers and clocks.</returns>
    Task<IReadOnlyList<(CaseNumber Case, ClockName Clock)>> ExpiredAsync(Instant now, int most, CancellationToken cancellation);

    /// <summary>When the next rung or expiry falls due, or null.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The instant.</returns>
    Task<Instant?> NextDueAsync(CancellationToken cancellation);
}
