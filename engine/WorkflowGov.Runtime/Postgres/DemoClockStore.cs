using NodaTime;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Keeps how far the demo's clock is ahead, so that a restart goes on from there.</summary>
public sealed class DemoClockStore(NpgsqlDataSource database)
{
    private const string ReadSql = "select coalesce(max(ahead), 0) from demo_clock";

    private const string WriteSql = """
        insert into demo_clock (ahead) values ($1) on conflict (only_row) do update set ahead = excluded.ahead
        """;

    /// <summary>How far ahead it was.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The duration.</returns>
    public async Task<Duration> ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ReadSql);
        return Duration.FromMilliseconds((long)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Keeps how far ahead it is.</summary>
    /// <param name="ahead">The duration.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when it is kept.</returns>
    public async Task WriteAsync(Duration ahead, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(WriteSql);
        command.Parameters.AddWithValue((long)ahead.TotalMilliseconds);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
