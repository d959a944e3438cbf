using System.Collections.Frozen;

namespace WorkflowGov.Runtime.Access;

/// <summary>The accounts as this server knows them, refreshed from time to time; sign-in asks the database itself.</summary>
/// <param name="store">Where they are kept.</param>
public sealed class AccountBook(IAccountStore store)
{
    private volatile FrozenDictionary<string, Account> known = FrozenDictionary<string, Account>.Empty;

    /// <summary>By user name, also those that may not sign in any more: their names still stand in cases.</summary>
    public FrozenDictionary<string, Account> Known => known;

    /// <summary>Reads them anew.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>A task that ends when they are known.</returns>
    public async Task RefreshAsync(CancellationToken cancellation) =>
        known = (await store.AllAsync(cancellation)).ToFrozenDictionary(a => a.User, StringComparer.Ordinal);
}
