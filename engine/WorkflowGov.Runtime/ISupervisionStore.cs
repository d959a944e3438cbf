using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Supervision;

namespace WorkflowGov.Runtime;

/// <summary>A case as supervision holds it while it decides: locked, with what its log needs.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Events so far.</param>
/// <param name="Head">Hash of the last event.</param>
/// <param name="DefinitionHash">Its definition.</param>
/// <param name="On">Cards and orders.</param>
public sealed record HeldCase(CaseId Case, int Sequence, byte[] Head, string DefinitionHash, SupervisedCase On);

/// <summary>A clock whose rungs did not add up when they were checked.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="Armed">Rungs armed so far.</param>
/// <param name="Fired">Cards raised.</param>
/// <param name="Cancelled">Cancelled: stopped or suspended before they fell due.</param>
/// <param name="Superseded">Moved to another instant before they fell due.</param>
/// <param name="Pending">Still to come.</param>
public sealed record UnbalancedClock(string Case, string Clock, int Armed, long Fired, int Cancelled, int Superseded, int Pending);

/// <summary>The sum over all clocks.</summary>
/// <param name="Armed">Rungs armed so far.</param>
/// <param name="Fired">Cards raised.</param>
/// <param name="Cancelled">Cancelled: stopped or suspended before they fell due.</param>
/// <param name="Superseded">Moved to another instant before they fell due.</param>
/// <param name="Pending">Still to come.</param>
public sealed record RungSums(long Armed, long Fired, long Cancelled, long Superseded, long Pending)
{
    /// <summary>Armed = fired + cancelled + superseded + pending.</summary>
    public bool Holds => Armed == Fired + Cancelled + Superseded + Pending;
}

/// <summary>Where cards are revoked and orders are kept.</summary>
public interface ISupervisionStore
{
    /// <summary>Decides and writes in one transaction, the case locked.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="now">When.</param>
    /// <param name="decide">Decides on what is there; the event is written behind the last one.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The event and its record, the refusal, or null when there is no such case.</returns>
    Task<Ruling<Supervised>?> ActAsync(
        CaseNumber number, Instant now, Func<HeldCase, Ruling<Supervised>> decide, CancellationToken cancellation);

    /// <summary>Holds the rungs of the next cases against their cards.</summary>
    /// <param name="after">Exclusive start of the case ids.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The last id checked, or null at the end, and what does not add up.</returns>
    Task<(long? Through, IReadOnlyList<UnbalancedClock> Broken)> CheckRungsAsync(long after, int cases, CancellationToken cancellation);

    /// <summary>The sums over all clocks; reads every clock.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The sums.</returns>
    Task<RungSums> SumRungsAsync(CancellationToken cancellation);
}

/// <summary>What supervision did.</summary>
/// <param name="Happened">The event.</param>
/// <param name="Recorded">The event as recorded.</param>
public sealed record Supervised(CaseEvent Happened, RecordedEvent Recorded);
