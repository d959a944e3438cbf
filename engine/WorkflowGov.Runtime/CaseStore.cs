using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime;

/// <summary>A case as it stands in the store.</summary>
/// <param name="Case">The case.</param>
/// <param name="Head">Hash of its last event.</param>
public sealed record StoredCase(ApprovalCase Case, byte[] Head);

/// <summary>All that one command writes, in one transaction.</summary>
/// <param name="Before">The case before; null when it is received.</param>
/// <param name="After">The case afterwards.</param>
/// <param name="Item">Its definition.</param>
/// <param name="Events">The events, chained.</param>
/// <param name="Rows">The rows of tasks and clocks that changed.</param>
/// <param name="Key">The idempotency key with the answer to keep, or null.</param>
public sealed record CaseChange(
    ApprovalCase? Before, ApprovalCase After, ServiceItem Item, ImmutableArray<RecordedEvent> Events,
    CaseRows Rows, KeptAnswer? Key)
{
    /// <summary>The events as decided.</summary>
    public ImmutableArray<CaseEvent> Happened { get; init; } = [];

    /// <summary>What the executor is to follow; null = nothing.</summary>
    public CaseMove? Move { get; init; }
}

/// <summary>An answer kept under a client's idempotency key.</summary>
/// <param name="Client">Whose key.</param>
/// <param name="Key">The key.</param>
/// <param name="RequestHash">Hash of the request, to tell a repetition from another request.</param>
/// <param name="Answer">The answer, byte for byte.</param>
public sealed record KeptAnswer(string Client, string Key, string RequestHash, string Answer);

/// <summary>A refused attempt (被拒操作), kept for supervisors.</summary>
/// <param name="At">When.</param>
/// <param name="User">Who.</param>
/// <param name="Office">Of which office.</param>
/// <param name="Case">Which case, if one.</param>
/// <param name="Item">Which item, if one.</param>
/// <param name="Command">What was attempted.</param>
/// <param name="Rejection">Why it was refused.</param>
public sealed record RefusedAttempt(
    Instant At, string User, string Office, CaseId? Case, ItemCode? Item, string Command, Rejection Rejection);

/// <summary>Somebody else wrote the case meanwhile: read it again and decide again.</summary>
public sealed class CaseMovedException(string message, Exception inner) : Exception(message, inner);

/// <summary>The idempotency key was used meanwhile: answer with what is kept.</summary>
public sealed class KeyUsedException(string message, Exception inner) : Exception(message, inner);

/// <summary>No serial is left for an item on a day (more than 9,999 receipts).</summary>
public sealed class SerialsUsedUpException(string message) : Exception(message);

/// <summary>A case about to be written under the next number of its item and day.</summary>
/// <param name="Item">The item.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="Change">Makes the change from the number.</param>
public sealed record NewCase(ItemCode Item, LocalDate ReceivedOn, Func<CaseNumber, CaseChange> Change);

/// <summary>Where cases are kept. One implementation for PostgreSQL; tests use the same.</summary>
public interface ICaseStore
{
    /// <summary>Reads a case.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The case, or null when there is none.</returns>
    Task<StoredCase?> FindAsync(CaseNumber number, CancellationToken cancellation);

    /// <summary>How many events a case has, for who may know the case already; cheap.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The number, or null when there is no such case.</returns>
    Task<int?> SequenceAsync(CaseNumber number, CancellationToken cancellation);

    /// <summary>Writes one command's changes; all or nothing.</summary>
    /// <param name="change">What changes.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>A task that ends when the change is durable.</returns>
    /// <exception cref="CaseMovedException">The case was written by somebody else.</exception>
    /// <exception cref="KeyUsedException">The idempotency key was used.</exception>
    Task WriteAsync(CaseChange change, CancellationToken cancellation);

    /// <summary>Writes a new case under the next number of its item and day.</summary>
    /// <param name="item">The item.</param>
    /// <param name="receivedOn">Day of receipt.</param>
    /// <param name="change">Makes the change from the number.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>The change that was written.</returns>
    /// <exception cref="KeyUsedException">The idempotency key was used.</exception>
    /// <exception cref="SerialsUsedUpException">No serial is left.</exception>
    Task<CaseChange> WriteNewAsync(
        ItemCode item, LocalDate receivedOn, Func<CaseNumber, CaseChange> change, CancellationToken cancellation);

    /// <summary>Writes several new cases in one transaction: all or none.</summary>
    /// <param name="cases">The cases; their changes are made in order once all numbers are known.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The changes that were written, in order.</returns>
    /// <exception cref="KeyUsedException">An idempotency key was used.</exception>
    /// <exception cref="SerialsUsedUpException">No serial is left.</exception>
    Task<IReadOnlyList<CaseChange>> WriteNewTogetherAsync(IReadOnlyList<NewCase> cases, CancellationToken cancellation);

    /// <summary>A fresh case id.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The id.</returns>
    ValueTask<CaseId> NextIdAsync(CancellationToken cancellation);

    /// <summary>The answer kept under a key, or null.</summary>
    /// <param name="client">Whose key.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The kept answer, or null.</returns>
    Task<KeptAnswer?> FindAnswerAsync(string client, string key, CancellationToken cancellation);

    /// <summary>Keeps a refused attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task KeepRefusedAsync(RefusedAttempt attempt, CancellationToken cancellation);
}
