using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Second factors in PostgreSQL; the row is what makes a code good for once only.</summary>
public sealed class PostgresSecondFactorStore(NpgsqlDataSource database) : ISecondFactorStore
{
    private const string Find = """
        select case when confirmed_at is not null then secret end, case when confirmed_at is null then secret else next_secret end
        from second_factor where user_name = $1
        """;

    private const string Begin = """
        insert into second_factor (user_name, secret, began_at) values ($1, $2, $3)
        on conflict (user_name) do update set
            secret = case when second_factor.confirmed_at is null then excluded.secret else second_factor.secret end,
            next_secret = case when second_factor.confirmed_at is null then null else excluded.secret end,
            began_at = excluded.began_at
        """;

    private const string Use = "update second_factor set last_step = $2 where user_name = $1 and confirmed_at is not null and last_step < $2";

    private const string Confirm = """
        update second_factor set secret = coalesce(next_secret, secret), next_secret = null, last_step = $2, confirmed_at = $3
        where user_name = $1 and (confirmed_at is null or next_secret is not null)
        """;

    private const string Remove = "delete from second_factor where user_name = $1";

    /// <inheritdoc/>
    public async Task<SecondFactor?> FindAsync(string user, CancellationToken cancellation) => (await Statement.ReadAsync(
        database.CreateCommand(Find).With(user), r => new SecondFactor(r.IsDBNull(0) ? null : r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public Task BeginAsync(string user, string secret, Instant at, CancellationToken cancellation) => DoAsync(Begin, [user, secret, at], cancellation);

    /// <inheritdoc/>
    public Task<bool> UseAsync(string user, long step, CancellationToken cancellation) => DoAsync(Use, [user, step], cancellation);

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(string user, long step, Instant at, CancellationToken cancellation) => DoAsync(Confirm, [user, step, at], cancellation);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string user, CancellationToken cancellation) => DoAsync(Remove, [user], cancellation);

    private async Task<bool> DoAsync(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql).With(values);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
