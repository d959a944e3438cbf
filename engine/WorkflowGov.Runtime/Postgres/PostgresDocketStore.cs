using System.Collections.Concurrent;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The docket in PostgreSQL: the row of its progress is the lock, one transaction a batch.</summary>
public sealed class PostgresDocketStore(NpgsqlDataSource database) : IDocketStore
{
    // Whatever is committed is taken up at once; the row of the docket says what was counted. How far the log was read
    // stays behind the oldest running transaction, so that what commits late is met too.
    private const string News = """
        select exists(select from docket_progress p
            join case_event e on (e.transaction, e.position) > (p.transaction, p.position)
            left join docket d on d.case_id = e.case_id
            where e.sequence > coalesce(d.sequence, 0))
        """;

    private const string Hold = """
        select transaction::text, position, pg_snapshot_xmin(pg_current_snapshot())::text from docket_progress for update
        """;

    private const string Next = """
        select e.case_id, e.transaction::text, e.position
        from case_event e
        left join docket d on d.case_id = e.case_id
        where (e.transaction, e.position) > ($1::xid8, $2) and e.sequence > coalesce(d.sequence, 0)
        order by e.transaction, e.position
        limit $3
        """;

    private const string EventColumns = """
        e.case_id, e.sequence, e.at, e.user_name, e.display_name, e.office, e.definition_hash, e.type, e.payload, e.hash,
            c.item_code, c.item_version
        """;

    private const string Logs = $"""
        select {EventColumns}, coalesce(d.sequence, 0)
        from approval_case c
        join case_event e on e.case_id = c.id
        left join docket d on d.case_id = c.id
        where c.id = any($1)
        order by e.case_id, e.sequence
        """;

    private const string LogsInOrder = $"""
        select {EventColumns}, 0
        from (select * from approval_case where id > $1 order by id limit $2) c
        join case_event e on e.case_id = c.id
        order by e.case_id, e.sequence
        """;

    private const string Move = """
        update docket_progress set (transaction, position) = (
            select e.transaction, e.position from case_event e
            where (e.transaction, e.position) >= ($1::xid8, $2) and (e.transaction, e.position) <= ($3::xid8, $4) and e.transaction < $5::xid8
            order by e.transaction desc, e.position desc
            limit 1)
        where exists(select from case_event e
            where (e.transaction, e.position) > ($1::xid8, $2) and (e.transaction, e.position) <= ($3::xid8, $4) and e.transaction < $5::xid8)
        """;

    /// <inheritdoc/>
    public async Task<bool> HasNewsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(News);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async Task<(int Events, IReadOnlyList<CaseId> Unreadable)> TakeUpAsync(
        int eventsMax, Func<IReadOnlyList<CaseLog>, CancellationToken, Task<Docketed>> read, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var from = (await Statement.ReadAsync(
            new NpgsqlCommand(Hold, connection), r => (Transaction: r.GetString(0), Position: r.GetInt64(1), Settled: r.GetString(2)), cancellation))[0];
        var next = await Statement.ReadAsync(
            new NpgsqlCommand(Next, connection).With(from.Transaction, from.Position, eventsMax),
            r => (Case: r.GetInt64(0), Transaction: r.GetString(1), Position: r.GetInt64(2)), cancellation);
        if (next.Count == 0)
            return (0, []);
        var logs = await LogsAsync(new NpgsqlCommand(Logs, connection), [next.Select(n => n.Case).Distinct().ToArray()], cancellation);
        var docketed = await read(logs, cancellation);
        await using (var batch = connection.CreateBatch())
        {
            DocketWriter.Write(batch, docketed);
            var moved = new NpgsqlBatchCommand(Move);
            foreach (var value in (object[])[from.Transaction, from.Position, next[^1].Transaction, next[^1].Position, from.Settled])
                moved.Parameters.AddWithValue(value);
            batch.BatchCommands.Add(moved);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return (next.Count, docketed.Unreadable);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseLog>> LogsAsync(long after, int cases, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await LogsAsync(new NpgsqlCommand(LogsInOrder, connection), [after, cases], cancellation);
    }

    private static async Task<IReadOnlyList<CaseLog>> LogsAsync(
        NpgsqlCommand command, object[] values, CancellationToken cancellation)
    {
        var rows = await Statement.ReadAsync(command.With(values), r => (
            Event: new RecordedEvent(
                new CaseId(r.GetInt64(0)), r.GetInt32(1), r.GetFieldValue<Instant>(2), r.GetString(3), r.GetString(4), r.GetString(5),
                r.GetString(6), r.GetString(7), r.GetString(8), r.GetFieldValue<byte[]>(9)),
            Item: r.GetString(10), Version: r.GetInt32(11), Counted: r.GetInt32(12)), cancellation);
        return [.. rows.GroupBy(r => r.Event.Case).Select(g => new CaseLog(
            g.Key, ItemCode.Parse(g.First().Item), g.First().Version, g.First().Counted, [.. g.Select(r => r.Event)]))];
    }
}
