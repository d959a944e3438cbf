using NodaTime;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime;

/// <summary>The moves an executor has still to follow (outbox). Safe for several servers: a case's moves are followed one after another.</summary>
public interface IMoveStore
{
    /// <summary>Follows the oldest move that is due and that nobody else is at; forgets it once it is followed.</summary>
    /// <param name="follow">Follows it; may be called again for the same move when the program stops in between.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Cancels waiting.</param>
    /// <returns>False when there was none.</returns>
    /// <remarks>When following fails, the move is kept, tried again later (after 1 s, 2 s, 4 s … at most 5 min), and the failure is thrown.</remarks>
    Task<bool> FollowNextAsync(Func<CaseMove, Task> follow, Instant now, CancellationToken cancellation);

    /// <summary>How many moves wait.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The count.</returns>
    Task<long> CountAsync(CancellationToken cancellation);

    /// <summary>All cases with open steps and no move waiting, each as a move to where it stands, in no order.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The cases.</returns>
    IAsyncEnumerable<CaseMove> StandingAsync(CancellationToken cancellation);

    /// <summary>Where some cases stand now, whatever moves wait.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Those that exist, each as a move to where it stands.</returns>
    Task<IReadOnlyList<CaseMove>> NowAsync(IReadOnlyList<CaseId> cases, CancellationToken cancellation);

    /// <summary>Keeps moves to where cases stand, to be followed like any other; a case that already has one waiting is left alone.</summary>
    /// <param name="standing">Where they stand.</param>
    /// <param name="cancellation">Cancels waiting.</param>
    /// <returns>How many were kept.</returns>
    Task<int> KeepAsync(IReadOnlyList<CaseMove> standing, CancellationToken cancellation);
}
