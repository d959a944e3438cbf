using System.Diagnostics;
using NodaTime;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Figures for whoever keeps the servers running.</summary>
/// <param name="TimersLate">How late the oldest rung is that should have been raised, in seconds.</param>
/// <param name="RungsWaiting">Rungs that should have been raised.</param>
/// <param name="RedCards">红牌 of the last day.</param>
/// <param name="LogBehindDocket">Events that the docket has not taken up.</param>
/// <param name="WebhooksWaiting">Deliveries that wait.</param>
/// <param name="WebhooksDead">Deliveries that were given up.</param>
/// <param name="WebhooksDisabled">Subscriptions that are not sent to because nothing gets through.</param>
public sealed record HealthFigures(
    double TimersLate, long RungsWaiting, long RedCards, long LogBehindDocket, long WebhooksWaiting, long WebhooksDead, long WebhooksDisabled);

/// <summary>Reads the figures in one go; each from an index.</summary>
public sealed class HealthQueries(NpgsqlDataSource database) : IAsyncDisposable
{
    private const string Figures = """
        select
            coalesce((select extract(epoch from $1 - min(next_rung_at)) from clock where next_rung_at <= $1), 0)::double precision,
            (select count(*) from clock where next_rung_at <= $1),
            (select count(*) from card where raised_at > $1 - interval '1 day' and rung = 'Red'),
            (select count(*) from (select from case_event e
                where (e.transaction, e.position) > (select p.transaction, p.position from docket_progress p) limit 100000) behind),
            (select count(*) from webhook_delivery where status = 'Waiting'),
            (select count(*) from webhook_delivery where status = 'Dead'),
            (select count(*) from webhook where disabled_for = 'Failing')
        """;

    private const string Alive = "select sandbox from database_use";

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private readonly AskedTogether<bool, bool> alive = new(async asked =>
    {
        await Statement.ReadAsync(database.CreateCommand(Alive), r => r.GetBoolean(0), CancellationToken.None);
        return [.. asked];
    });

    private long answeredAt;

    /// <summary>
    /// Whether the database answers, or did within the last second: however many watch over a server, it is asked once a
    /// second.
    /// </summary>
    /// <param name="cancellation">Cancels waiting.</param>
    /// <returns>A task that ends when it has.</returns>
    public ValueTask AliveAsync(CancellationToken cancellation) =>
        Stopwatch.GetElapsedTime(Volatile.Read(ref answeredAt)) < Believed ? default : new ValueTask(AskAsync(cancellation));

    private async Task AskAsync(CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        await alive.AskAsync(true, cancellation);
        Volatile.Write(ref answeredAt, asked);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => alive.DisposeAsync();

    /// <summary>The figures now.</summary>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The figures.</returns>
    public async Task<HealthFigures> ReadAsync(Instant now, CancellationToken cancellation) => (await Statement.ReadAsync(
        database.CreateCommand(Figures).With(now),
        r => new HealthFigures(r.GetDouble(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6)), cancellation))[0];
}
