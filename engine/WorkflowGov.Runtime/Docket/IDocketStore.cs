using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Docket;

/// <summary>What a batch of logs comes to.</summary>
/// <param name="Entries">The cases as they stand.</param>
/// <param name="Tally">What is added to the figures.</param>
/// <param name="Unreadable">Cases whose log cannot be replayed: tampered with, or written by a newer engine.</param>
public sealed record Docketed(IReadOnlyList<DocketEntry> Entries, Tally Tally, IReadOnlyList<CaseId> Unreadable);

/// <summary>Where the docket is kept.</summary>
public interface IDocketStore
{
    /// <summary>
    /// Takes up the next events of the log in one transaction; one server at a time. Nothing is counted twice and
    /// nothing is passed over, whoever runs it and whenever it was interrupted.
    /// </summary>
    /// <param name="eventsMax">How many events at most.</param>
    /// <param name="read">Reads the logs that have news.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>How many events were taken up, and the cases that cannot be read.</returns>
    Task<(int Events, IReadOnlyList<CaseId> Unreadable)> TakeUpAsync(
        int eventsMax, Func<IReadOnlyList<CaseLog>, CancellationToken, Task<Docketed>> read, CancellationToken cancellation);

    /// <summary>Whether the log has events that were not taken up.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>True when there is news.</returns>
    Task<bool> HasNewsAsync(CancellationToken cancellation);

    /// <summary>Logs of cases in order of their keys, to count from scratch.</summary>
    /// <param name="after">Key after which to go on.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The logs, with nothing counted.</returns>
    Task<IReadOnlyList<CaseLog>> LogsAsync(long after, int cases, CancellationToken cancellation);
}
