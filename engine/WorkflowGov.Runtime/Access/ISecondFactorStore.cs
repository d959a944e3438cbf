using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>第二因素 as it is kept.</summary>
/// <param name="InForce">Sealed: what each sign-in needs a code of; null = nothing yet.</param>
/// <param name="Begun">Sealed: what a device is to show a code of before it is in force; null = nothing.</param>
public sealed record SecondFactor(string? InForce, string? Begun);

/// <summary>Where they are kept.</summary>
public interface ISecondFactorStore
{
    /// <summary>Looks up that of an account.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>It, or null.</returns>
    Task<SecondFactor?> FindAsync(string user, CancellationToken cancellation);

    /// <summary>Begins one; one that is in force stays so until this is confirmed.</summary>
    /// <param name="user">User name.</param>
    /// <param name="secret">Sealed.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task BeginAsync(string user, string secret, Instant at, CancellationToken cancellation);

    /// <summary>Uses up a code of what is in force.</summary>
    /// <param name="user">User name.</param>
    /// <param name="step">Its 30 seconds.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when it, or a later one, was used before.</returns>
    Task<bool> UseAsync(string user, long step, CancellationToken cancellation);

    /// <summary>Puts what was begun in force, in place of what was; its first code is used up.</summary>
    /// <param name="user">User name.</param>
    /// <param name="step">The 30 seconds of that code.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when nothing was begun.</returns>
    Task<bool> ConfirmAsync(string user, long step, Instant at, CancellationToken cancellation);

    /// <summary>Removes that of an account.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(string user, CancellationToken cancellation);
}
