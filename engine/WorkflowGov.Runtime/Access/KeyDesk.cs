using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Access;

/// <summary>A key that was made; its text is told here once.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">What the system sends as bearer token.</param>
public sealed record MadeKey(ApiKey Key, string Text);

/// <summary>密钥管理, and whether a key that was sent counts: the database is the truth, believed for a few seconds.</summary>
public sealed class KeyDesk(IKeyStore store, IAccessLog log, IClock clock)
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz";
    private const int IdLength = 8;
    private const int SecretLength = 48;
    private const int HeldMax = 10_000;
    private const int DaysMax = 366;
    private static readonly Duration Believed = Duration.FromSeconds(5);
    private static readonly Duration UsedEvery = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ApiKey Key, byte[] Hash, Instant ReadAt)> held = new();

    /// <summary>Makes a key.</summary>
    /// <param name="system">The system that acts.</param>
    /// <param name="office">The office it acts for.</param>
    /// <param name="scopes">权限范围.</param>
    /// <param name="days">For how many days, 366 at most.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The key with its text, or the refusal.</returns>
    public async Task<Ruling<MadeKey>> CreateAsync(string system, Office office, ImmutableArray<string> scopes, int days, Doer by, CancellationToken cancellation)
    {
        if (system.Length is 0 or > 64 || system.Contains(':', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(office.Name))
            return new Rejection("WG6131", RejectionKind.Invalid, new Text("系统名称须有 1 至 64 个字符，不含冒号，并写明部门", "A system has a name of 1 to 64 characters without a colon, and an office"), null, "system");
        if (scopes.IsDefaultOrEmpty || scopes.FirstOrDefault(s => !Scopes.All.Contains(s)) is { } unknown)
            return new Rejection("WG6132", RejectionKind.Invalid, new Text($"权限范围只有：{string.Join("、", Scopes.All)}", $"Scopes are: {string.Join(", ", Scopes.All)}"), null, "scopes");
        if (days is < 1 or > DaysMax)
            return new Rejection("WG6133", RejectionKind.Invalid, new Text($"密钥有效 1 至 {DaysMax} 天", $"A key stands 1 to {DaysMax} days"), null, "days");
        var made = await MakeAsync(system, office, scopes, Duration.FromDays(days), by, cancellation);
        await KeepAsync(AccessEventKind.KeyCreated, made.Key, by, cancellation);
        return made;
    }

    /// <summary>更换: makes a key like another, which then stands only so much longer.</summary>
    /// <param name="id">The old one.</param>
    /// <param name="overlap">How long both stand.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The new key with its text, or the refusal.</returns>
    public async Task<Ruling<MadeKey>> RotateAsync(string id, Duration overlap, Doer by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (await store.FindAsync(id, cancellation) is not { Key: var old } || !old.Stands(now))
            return Unknown(id);
        var made = await MakeAsync(old.System, old.Office, old.Scopes, old.ExpiresAt - old.CreatedAt, by, cancellation);
        await store.EndAsync(id, Instant.Min(old.ExpiresAt, now + overlap), null, cancellation);
        held.TryRemove(id, out _);
        await KeepAsync(AccessEventKind.KeyRotated, old, by, cancellation);
        return made;
    }

    /// <summary>吊销.</summary>
    /// <param name="id">Its beginning.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<Rejection?> RevokeAsync(string id, Doer by, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { Key: { RevokedAt: null } key })
            return Unknown(id);
        await store.EndAsync(id, key.ExpiresAt, clock.GetCurrentInstant(), cancellation);
        held.TryRemove(id, out _);
        await KeepAsync(AccessEventKind.KeyRevoked, key, by, cancellation);
        return null;
    }

    /// <summary>Whose a key is.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The key, or null when it does not count.</returns>
    public async Task<ApiKey?> UseAsync(string text, CancellationToken cancellation)
    {
        if (text.Length != ApiKey.Mark.Length + IdLength + 1 + SecretLength || !text.StartsWith(ApiKey.Mark, StringComparison.Ordinal))
            return null;
        var id = text.Substring(ApiKey.Mark.Length, IdLength);
        var now = clock.GetCurrentInstant();
        if (!held.TryGetValue(id, out var known) || now - known.ReadAt > Believed)
        {
            if (await store.FindAsync(id, cancellation) is not { } read)
                return null;
            if (held.Count > HeldMax)
                held.Clear();
            known = (read.Key, read.Hash, now);
        }

        if (!CryptographicOperations.FixedTimeEquals(known.Hash, HashOf(text)) || !known.Key.Stands(now))
            return null;
        if (known.Key.LastUsedAt is not { } used || now - used >= UsedEvery)
        {
            await store.UsedAsync(id, now, cancellation);
            known.Key = known.Key with { LastUsedAt = now };
        }

        held[id] = known;
        return known.Key;
    }

    private async Task<MadeKey> MakeAsync(string system, Office office, ImmutableArray<string> scopes, Duration stands, Doer by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var key = new ApiKey(RandomNumberGenerator.GetString(Letters, IdLength), system, office, scopes, now, by.User, now + stands);
        var text = $"{ApiKey.Mark}{key.Id}_{RandomNumberGenerator.GetString(Letters, SecretLength)}";
        await store.AddAsync(key, HashOf(text), cancellation);
        return new MadeKey(key, text);
    }

    private Task KeepAsync(AccessEventKind kind, ApiKey key, Doer by, CancellationToken cancellation) => log.KeepAsync(
        new AccessEvent(0, clock.GetCurrentInstant(), kind, key.Actor.User, by.User, by.Source, $"{ApiKey.Mark}{key.Id} {string.Join(' ', key.Scopes)}"), cancellation);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private static Rejection Unknown(string id) =>
        new("WG6134", RejectionKind.NotFound, new Text($"没有密钥“{id}”，或者已经吊销、到期", $"There is no key '{id}', or it was revoked or ran out"), null, "id");
}
