using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Sessions, what was done to accounts, and the servers' common keys, in PostgreSQL.</summary>
public sealed class PostgresSessionStore(NpgsqlDataSource database) : ISessionStore, IAccessLog
{
    private const string Columns = "id, user_name, kind, opened_at, seen_at, ends_at, source";

    private const string Open = $"insert into session ({Columns}) values ($1, $2, $3, $4, $5, $6, $7)";

    private const string Find = $"select {Columns} from session where id = $1 and ended_at is null";

    private const string Seen = "update session set seen_at = $2 where id = $1 and seen_at < $2";

    private const string End = "update session set ended_at = $3 where user_name = $1 and ended_at is null and ($2::uuid is null or id = $2)";

    private const string Standing = $"select {Columns} from session where user_name = $1 and ended_at is null and ends_at > $2 order by opened_at desc";

    private const string Keep = "insert into access_event (at, kind, user_name, by_user, source, note) values ($1, $2, $3, $4, $5, $6)";

    private const string Events = """
        select id, at, kind, user_name, by_user, source, note from access_event
        where ($1::bigint is null or id < $1) and ($2::text is null or user_name = $2)
        order by id desc limit $3
        """;

    private const string Keys = "select xml from key_ring order by name";

    private const string AddKey = "insert into key_ring (name, xml) values ($1, $2) on conflict (name) do nothing";

    /// <inheritdoc/>
    public async Task OpenAsync(Session session, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Open).With(
            session.Id, session.User, session.Kind == SessionKind.Browser ? "browser" : "token", session.OpenedAt, session.SeenAt, session.EndsAt, session.Source);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<Session?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(Find).With(id), Read, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task SeenAsync(Guid id, Instant at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Seen).With(id, at);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<int> EndAsync(string user, Guid? id, Instant at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(End).With(user, id ?? (object)DBNull.Value, at);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Session>> StandingAsync(string user, Instant now, CancellationToken cancellation) =>
        [.. await Statement.ReadAsync(database.CreateCommand(Standing).With(user, now), Read, cancellation)];

    /// <inheritdoc/>
    public async Task KeepAsync(AccessEvent happened, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Keep).With(
            happened.At, happened.Kind.ToString(), happened.User ?? (object)DBNull.Value, happened.By ?? (object)DBNull.Value, happened.Source, happened.Note);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AccessEvent>> ReadAsync(long? before, string? user, int limit, CancellationToken cancellation) => await Statement.ReadAsync(
        database.CreateCommand(Events).With(before ?? (object)DBNull.Value, user ?? (object)DBNull.Value, limit),
        r => new AccessEvent(
            r.GetInt64(0), r.GetFieldValue<Instant>(1), Enum.Parse<AccessEventKind>(r.GetString(2)), r.IsDBNull(3) ? null : r.GetString(3),
            r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5), r.GetString(6)),
        cancellation);

    /// <summary>The keys that sessions are sealed with, as ASP.NET Core writes them.</summary>
    /// <returns>XML texts.</returns>
    public IReadOnlyList<string> ReadKeys()
    {
        using var command = database.CreateCommand(Keys);
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>Adds a key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="xml">The key.</param>
    public void AddKeyXml(string name, string xml)
    {
        using var command = database.CreateCommand(AddKey).With(name, xml);
        command.ExecuteNonQuery();
    }

    private static Session Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2) == "browser" ? SessionKind.Browser : SessionKind.Token,
        row.GetFieldValue<Instant>(3), row.GetFieldValue<Instant>(4), row.GetFieldValue<Instant>(5), row.GetString(6));
}
