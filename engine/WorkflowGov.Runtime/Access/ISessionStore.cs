using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Runtime.Access;

/// <summary>What a session is opened for.</summary>
public enum SessionKind
{
    /// <summary>A browser that holds a cookie.</summary>
    Browser,

    /// <summary>A program that holds a bearer token.</summary>
    Token,
}

/// <summary>会话: from sign-in to sign-out.</summary>
/// <param name="Id">Its key, random.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Kind">What for.</param>
/// <param name="OpenedAt">Sign-in.</param>
/// <param name="SeenAt">Last request, to the minute.</param>
/// <param name="EndsAt">When it ends at the latest.</param>
/// <param name="Source">Address it was opened from.</param>
public sealed record Session(Guid Id, string User, SessionKind Kind, Instant OpenedAt, Instant SeenAt, Instant EndsAt, string Source);

/// <summary>Where sessions are kept.</summary>
public interface ISessionStore
{
    /// <summary>Keeps a new session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task OpenAsync(Session session, CancellationToken cancellation);

    /// <summary>Looks up a session that was not ended.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The session, or null.</returns>
    Task<Session?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>Notes that a session is used.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is noted.</returns>
    Task SeenAsync(Guid id, Instant at, CancellationToken cancellation);

    /// <summary>Ends a session, or all of a user.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="id">Which one; null = all.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How many were open.</returns>
    Task<int> EndAsync(string user, Guid? id, Instant at, CancellationToken cancellation);

    /// <summary>Sessions of a user that stand.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The newest first.</returns>
    Task<ImmutableArray<Session>> StandingAsync(string user, Instant now, CancellationToken cancellation);
}
