using NodaTime;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Keeps how far the clock of a demo or sandbox is ahead: a restart goes on from there, and all servers on one database agree.</summary>
public sealed class DemoClockStore(NpgsqlDataSource database)
{
    private const string ReadSql = "select coalesce(max(ahead), 0) from demo_clock";

    private const string AdvanceSql = """
        insert into demo_clock (ahead) values ($1) on conflict (only_row) do update set ahead = demo_clock.ahead + excluded.ahead
        returning ahead
        """;

    /// <summary>How far ahead it is.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The duration.</returns>
    public async Task<Duration> ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ReadSql);
        return Duration.FromMilliseconds((long)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Moves it ahead, whatever other servers do meanwhile.</summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How far ahead of real time it is now.</returns>
    public async Task<Duration> AdvanceAsync(Duration by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AdvanceSql);
        command.Parameters.AddWithValue((long)by.TotalMilliseconds);
        return Duration.FromMilliseconds((long)(await command.ExecuteScalarAsync(cancellation))!);
    }
}
