using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Keys of systems in PostgreSQL.</summary>
public sealed class PostgresKeyStore(NpgsqlDataSource database) : IKeyStore
{
    private const string Columns = "id, system, office, scopes, created_at, created_by, expires_at, last_used_at, revoked_at";

    private const string All = $"select {Columns} from api_key order by created_at desc, id";

    private const string Find = $"select {Columns}, hash from api_key where id = $1";

    private const string Add = "insert into api_key (id, system, office, scopes, created_at, created_by, expires_at, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string End = "update api_key set expires_at = $2, revoked_at = $3 where id = $1";

    private const string Used = "update api_key set last_used_at = $2 where id = $1";

    /// <inheritdoc/>
    public async Task<ImmutableArray<ApiKey>> AllAsync(CancellationToken cancellation) => [.. await Statement.ReadAsync(database.CreateCommand(All), Read, cancellation)];

    /// <inheritdoc/>
    public async Task<(ApiKey Key, byte[] Hash)?> FindAsync(string id, CancellationToken cancellation) =>
        (await Statement.ReadAsync<(ApiKey, byte[])?>(database.CreateCommand(Find).With(id), r => (Read(r), r.GetFieldValue<byte[]>(9)), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task AddAsync(ApiKey key, byte[] hash, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Add).With(
            key.Id, key.System, key.Office.Name, key.Scopes.ToArray(), key.CreatedAt, key.CreatedBy, key.ExpiresAt, hash);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task EndAsync(string id, Instant expiresAt, Instant? revokedAt, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(End).With(id, expiresAt, revokedAt ?? (object)DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task UsedAsync(string id, Instant at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Used).With(id, at);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), new Office(row.GetString(2)), [.. row.GetFieldValue<string[]>(3)],
        row.GetFieldValue<Instant>(4), row.GetString(5), row.GetFieldValue<Instant>(6))
    {
        LastUsedAt = row.IsDBNull(7) ? null : row.GetFieldValue<Instant>(7),
        RevokedAt = row.IsDBNull(8) ? null : row.GetFieldValue<Instant>(8),
    };
}
