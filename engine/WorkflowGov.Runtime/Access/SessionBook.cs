using System.Collections.Concurrent;
using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>How long sessions last.</summary>
/// <param name="Idle">Without a request.</param>
/// <param name="Longest">From sign-in, whatever is done.</param>
public sealed record SessionLimits(Duration Idle, Duration Longest);

/// <summary>
/// 会话. The database is the truth; a server believes what it read for a few seconds, so that a session that was ended
/// on another server ends here too, and a request costs no read.
/// </summary>
public sealed class SessionBook(ISessionStore store, IAccessLog log, SessionLimits limits, IClock clock)
{
    private const int HeldMax = 50_000;
    private static readonly Duration Believed = Duration.FromSeconds(5);
    private static readonly Duration SeenEvery = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (Session Session, Instant ReadAt)> held = new();

    /// <summary>Opens a session.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="kind">What for.</param>
    /// <param name="source">Address.</param>
    /// <param name="note">How the person was recognised.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>The session.</returns>
    public async Task<Session> OpenAsync(string user, SessionKind kind, string source, string note, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var session = new Session(Guid.NewGuid(), user, kind, now, now, now + limits.Longest, source);
        await store.OpenAsync(session, cancellation);
        await log.KeepAsync(new AccessEvent(0, now, AccessEventKind.SignedIn, user, null, source, note), cancellation);
        return session;
    }

    /// <summary>Whether a session stands; if so, it is used now.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The session, or null when it ended.</returns>
    public async ValueTask<Session?> UseAsync(Guid id, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!held.TryGetValue(id, out var known) || now - known.ReadAt > Believed)
        {
            if (await store.FindAsync(id, cancellation) is not { } read)
            {
                held.TryRemove(id, out _);
                return null;
            }

            if (held.Count > HeldMax)
                held.Clear();
            held[id] = known = (read, now);
        }

        var session = known.Session;
        if (now >= session.EndsAt || now - session.SeenAt >= limits.Idle)
            return null;
        if (now - session.SeenAt >= SeenEvery)
        {
            session = session with { SeenAt = now };
            await store.SeenAsync(id, now, cancellation);
            held[id] = (session, known.ReadAt);
        }

        return session;
    }

    /// <summary>退出: ends one session, or all of a user.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="id">Which one; null = all.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>How many were open.</returns>
    public async Task<int> EndAsync(string user, Guid? id, Doer by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var ended = await store.EndAsync(user, id, now, cancellation);
        foreach (var gone in held.Where(h => id is null ? h.Value.Session.User == user : h.Key == id).ToList())
            held.TryRemove(gone.Key, out _);
        await log.KeepAsync(
            new AccessEvent(0, now, id is null ? AccessEventKind.SignedOutEverywhere : AccessEventKind.SignedOut, user, by.User == user ? null : by.User, by.Source), cancellation);
        return ended;
    }
}
