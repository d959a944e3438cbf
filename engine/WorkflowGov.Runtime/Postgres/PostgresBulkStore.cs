using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Bulk actions in PostgreSQL. A server at work on an action holds its lock; a killed server lets it go.</summary>
public sealed class PostgresBulkStore(NpgsqlDataSource database) : IBulkStore
{
    private const string Keep = """
        with kept as (insert into bulk_action (act, actor, asked_by, asked_at) values ($1, $2, $3, $4) returning id),
            named as (insert into bulk_case (action_id, ordinal, number)
                select kept.id, n.ordinal, n.number from kept, unnest($5) with ordinality as n(number, ordinal))
        select id from kept
        """;

    private const string OfOffice = """
        select number from approval_case c
        where closed_at is null and (authority = $1 or exists (
            select from approval_task t where t.case_id = c.id and t.status = 'open' and t.office = $1))
        order by id
        """;

    private const string OfItem = "select number from approval_case where closed_at is null and item_code = $1 order by id";

    private const string Unfinished = "select id, act, actor from bulk_action where finished_at is null order by id";

    private const string Waiting = """
        select ordinal, number from bulk_case where action_id = $1 and answered_at is null order by ordinal
        """;

    private const string Answer = """
        update bulk_case set answered_at = $3, rule = $4, message_zh = $5, message_en = $6 where action_id = $1 and ordinal = $2
        """;

    private const string Finish = "update bulk_action set finished_at = $2 where id = $1";

    private const string One = "select act, asked_by, asked_at, finished_at from bulk_action where id = $1";

    private const string Cases = """
        select number, answered_at, rule, message_zh, message_en from bulk_case where action_id = $1 order by ordinal
        """;

    /// <summary>First half of the advisory lock's key; the action's number is the second.</summary>
    private const int Lock = 0x62756c6b;

    private const string TryLock = "select pg_try_advisory_lock($1, $2)";

    private const string Unlock = "select pg_advisory_unlock($1, $2)";

    /// <inheritdoc/>
    public async Task<long> KeepAsync(
        BulkAct act, Actor actor, IReadOnlyList<CaseNumber> numbers, Instant at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Keep).With(
            StoredJson.Write(act), StoredJson.Write(actor), actor.User, at, numbers.Select(n => n.Value).ToArray());
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<CaseNumber>> OpenCasesAsync(Office office, CancellationToken cancellation) =>
        NumbersAsync(OfOffice, office.Name, cancellation);

    /// <inheritdoc/>
    public Task<ImmutableArray<CaseNumber>> OpenCasesAsync(ItemCode item, CancellationToken cancellation) =>
        NumbersAsync(OfItem, item.Value, cancellation);

    /// <inheritdoc/>
    public async Task<bool> TakeAsync(Func<BulkWork, Task> work, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var (id, act, actor) in await UnfinishedAsync(connection, cancellation))
        {
            if (!await LockAsync(new NpgsqlCommand(TryLock, connection), id, cancellation))
                continue;
            try
            {
                // Read under the lock: what another server answered meanwhile is not done again.
                var waiting = await WaitingAsync(connection, id, cancellation);
                await work(new BulkWork(id, StoredJson.Read<BulkAct>(act), StoredJson.Read<Actor>(actor), waiting));
                return true;
            }
            finally
            {
                await LockAsync(new NpgsqlCommand(Unlock, connection), id, CancellationToken.None);
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public async Task AnswerAsync(long action, int ordinal, Rejection? answer, Instant at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Answer).With(
            action, ordinal, at, (object?)answer?.Code ?? DBNull.Value, (object?)answer?.Message.Zh ?? DBNull.Value,
            (object?)answer?.Message.En ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task FinishAsync(long action, Instant at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Finish).With(action, at);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<BulkReport?> FindAsync(long action, CancellationToken cancellation)
    {
        await using var head = database.CreateCommand(One).With(action);
        await using var reader = await head.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var report = new BulkReport(
            action, StoredJson.Read<BulkAct>(reader.GetString(0)), reader.GetString(1), reader.GetFieldValue<Instant>(2),
            reader.IsDBNull(3) ? null : reader.GetFieldValue<Instant>(3), []);
        await using var command = database.CreateCommand(Cases).With(action);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var cases = ImmutableArray.CreateBuilder<BulkCase>();
        while (await rows.ReadAsync(cancellation))
        {
            cases.Add(new BulkCase(
                new CaseNumber(rows.GetString(0)), rows.IsDBNull(1) ? null : rows.GetFieldValue<Instant>(1),
                rows.IsDBNull(2) ? null : rows.GetString(2), rows.IsDBNull(3) ? null : new Text(rows.GetString(3), rows.GetString(4))));
        }

        return report with { Cases = cases.ToImmutable() };
    }

    private static async Task<List<(long Id, string Act, string Actor)>> UnfinishedAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Unfinished, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(long Id, string Act, string Actor)>();
        while (await reader.ReadAsync(cancellation))
            found.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        return found;
    }

    private static async Task<ImmutableArray<(int Ordinal, CaseNumber Number)>> WaitingAsync(
        NpgsqlConnection connection, long id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Waiting, connection);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<(int Ordinal, CaseNumber Number)>();
        while (await reader.ReadAsync(cancellation))
            found.Add((reader.GetInt32(0), new CaseNumber(reader.GetString(1))));
        return found.ToImmutable();
    }

    private static async Task<bool> LockAsync(NpgsqlCommand lockOrUnlock, long id, CancellationToken cancellation)
    {
        await using var command = lockOrUnlock;
        command.Parameters.AddWithValue(Lock);
        command.Parameters.AddWithValue((int)(id % int.MaxValue));
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<ImmutableArray<CaseNumber>> NumbersAsync(string sql, string of, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql).With(of);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<CaseNumber>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new CaseNumber(reader.GetString(0)));
        return found.ToImmutable();
    }
}
