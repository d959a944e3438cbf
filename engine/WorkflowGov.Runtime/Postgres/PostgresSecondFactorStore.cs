using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Second factors in PostgreSQL; the row is what makes a code good for once only.</summary>
public sealed class PostgresSecondFactorStore(NpgsqlDataSource database) : ISecondFactorStore
{
    private const string Find = "select secret, confirmed_at is not null from second_factor where user_name = $1";

    private const string Begin = """
        insert into second_factor (user_name, secret, began_at) values ($1, $2, $3)
        on conflict (user_name) do update set secret = excluded.secret, began_at = excluded.began_at, confirmed_at = null, last_step = 0
        """;

    private const string Use = "update second_factor set last_step = $2, confirmed_at = coalesce(confirmed_at, $3) where user_name = $1 and last_step < $2";

    private const string Remove = "delete from second_factor where user_name = $1";

    /// <inheritdoc/>
    public async Task<SecondFactor?> FindAsync(string user, CancellationToken cancellation) => (await Statement.ReadAsync(
        database.CreateCommand(Find).With(user), r => new SecondFactor(r.GetString(0), r.GetBoolean(1)), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public Task BeginAsync(string user, string secret, Instant at, CancellationToken cancellation) => DoAsync(Begin, [user, secret, at], cancellation);

    /// <inheritdoc/>
    public Task<bool> UseAsync(string user, long step, Instant at, CancellationToken cancellation) => DoAsync(Use, [user, step, at], cancellation);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string user, CancellationToken cancellation) => DoAsync(Remove, [user], cancellation);

    private async Task<bool> DoAsync(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql).With(values);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
