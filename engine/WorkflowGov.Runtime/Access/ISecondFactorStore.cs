using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>第二因素 as it is kept.</summary>
/// <param name="Secret">Sealed.</param>
/// <param name="Confirmed">A code was shown: each sign-in needs one.</param>
public sealed record SecondFactor(string Secret, bool Confirmed);

/// <summary>Where they are kept.</summary>
public interface ISecondFactorStore
{
    /// <summary>Looks up that of an account.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>It, or null.</returns>
    Task<SecondFactor?> FindAsync(string user, CancellationToken cancellation);

    /// <summary>Begins one; an earlier one counts no more.</summary>
    /// <param name="user">User name.</param>
    /// <param name="secret">Sealed.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task BeginAsync(string user, string secret, Instant at, CancellationToken cancellation);

    /// <summary>Uses up a code; the first confirms the factor.</summary>
    /// <param name="user">User name.</param>
    /// <param name="step">Its 30 seconds.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when it, or a later one, was used before.</returns>
    Task<bool> UseAsync(string user, long step, Instant at, CancellationToken cancellation);

    /// <summary>Removes that of an account.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(string user, CancellationToken cancellation);
}
