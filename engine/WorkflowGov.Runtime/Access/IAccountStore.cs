using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>Where accounts and failed sign-ins are kept.</summary>
public interface IAccountStore
{
    /// <summary>All accounts, also disabled ones.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>By user name.</returns>
    Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellation);

    /// <summary>Looks an account up.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The account, or null.</returns>
    Task<Account?> FindAsync(string user, CancellationToken cancellation);

    /// <summary>Looks up who a provider vouches for.</summary>
    /// <param name="identity">Issuer and subject.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The account, or null.</returns>
    Task<Account?> FindAsync(OutsideIdentity identity, CancellationToken cancellation);

    /// <summary>Keeps a new account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="at">When.</param>
    /// <param name="by">By whom.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>False when the user name is taken.</returns>
    Task<bool> AddAsync(Account account, Instant at, string by, CancellationToken cancellation);

    /// <summary>Keeps what changed of an account: name, office, roles, password, whether it is disabled.</summary>
    /// <param name="account">The account as it is now.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task KeepAsync(Account account, CancellationToken cancellation);

    /// <summary>Until when a name is locked.</summary>
    /// <param name="user">User name, of an account or not.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The instant, or null when it never was.</returns>
    Task<Instant?> LockedUntilAsync(string user, CancellationToken cancellation);

    /// <summary>Counts a wrong password.</summary>
    /// <param name="user">User name, of an account or not.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>Wrong passwords in a row, this one included.</returns>
    Task<int> CountFailureAsync(string user, Instant now, CancellationToken cancellation);

    /// <summary>Locks a name.</summary>
    /// <param name="user">User name.</param>
    /// <param name="until">Until when.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is locked.</returns>
    Task LockAsync(string user, Instant until, CancellationToken cancellation);

    /// <summary>Forgets wrong passwords after a right one.</summary>
    /// <param name="user">User name.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when they are forgotten.</returns>
    Task ForgetFailuresAsync(string user, CancellationToken cancellation);
}
