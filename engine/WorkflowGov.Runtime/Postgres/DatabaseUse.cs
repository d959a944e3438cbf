using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>What a database is for: a sandbox (沙箱) or the real work. Settled by the first server that starts on it, for good.</summary>
public sealed class DatabaseUse(NpgsqlDataSource database)
{
    private const string Settle = "insert into database_use (sandbox) values ($1) on conflict do nothing";

    private const string Read = "select sandbox from database_use";

    /// <summary>Settles it where nobody did, and says whether it is what is wanted.</summary>
    /// <param name="sandbox">A sandbox is wanted.</param>
    /// <param name="cancellation">Cancels before it is settled.</param>
    /// <returns>False when the database is for the other use.</returns>
    public async Task<bool> IsAsync(bool sandbox, CancellationToken cancellation)
    {
        await using var settle = database.CreateCommand(Settle);
        settle.Parameters.AddWithValue(sandbox);
        await settle.ExecuteNonQueryAsync(cancellation);
        await using var read = database.CreateCommand(Read);
        return (bool)(await read.ExecuteScalarAsync(cancellation))! == sandbox;
    }
}
