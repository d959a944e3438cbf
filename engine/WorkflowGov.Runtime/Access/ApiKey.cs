using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Access;

/// <summary>密钥 of a system, without its secret.</summary>
/// <param name="Id">Its beginning, which may be shown.</param>
/// <param name="System">The system that acts.</param>
/// <param name="Office">The office it acts for: it sees this office's cases.</param>
/// <param name="Scopes">权限范围.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record ApiKey(
    string Id, string System, Office Office, ImmutableArray<string> Scopes, Instant CreatedAt, string CreatedBy, Instant ExpiresAt)
{
    /// <summary>What keys begin with, so that scanners of source code find them.</summary>
    public const string Mark = "wfk_";

    /// <summary>Last use, to the minute; null = never.</summary>
    public Instant? LastUsedAt { get; init; }

    /// <summary>吊销; null = it stands.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>Who acts by it: no user name has a colon, so no person is ever taken for a system.</summary>
    public Actor Actor => ActorOf(System, Office);

    /// <summary>A system as it acts.</summary>
    /// <param name="system">Its name.</param>
    /// <param name="office">The office it acts for.</param>
    /// <returns>The actor.</returns>
    public static Actor ActorOf(string system, Office office) => new($"system:{system}", system, office, [Authority.Integrator], true);

    /// <summary>Whether it counts.</summary>
    /// <param name="now">Now.</param>
    /// <returns>True while it is neither revoked nor expired.</returns>
    public bool Stands(Instant now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>Where keys are kept.</summary>
public interface IKeyStore
{
    /// <summary>All keys, the newest first.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The keys.</returns>
    Task<ImmutableArray<ApiKey>> AllAsync(CancellationToken cancellation);

    /// <summary>Looks a key up with the hash of its secret.</summary>
    /// <param name="id">Its beginning.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The key and its hash, or null.</returns>
    Task<(ApiKey Key, byte[] Hash)?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Keeps a new key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">SHA-256 of its secret.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task AddAsync(ApiKey key, byte[] hash, CancellationToken cancellation);

    /// <summary>Lets a key end earlier.</summary>
    /// <param name="id">Its beginning.</param>
    /// <param name="expiresAt">At the latest then.</param>
    /// <param name="revokedAt">Revoked; null = it runs out.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task EndAsync(string id, Instant expiresAt, Instant? revokedAt, CancellationToken cancellation);

    /// <summary>Notes that a key is used.</summary>
    /// <param name="id">Its beginning.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is noted.</returns>
    Task UsedAsync(string id, Instant at, CancellationToken cancellation);
}
