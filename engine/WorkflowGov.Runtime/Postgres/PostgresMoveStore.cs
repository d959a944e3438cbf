using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The executor's outbox in PostgreSQL.</summary>
/// <param name="database">Where.</param>
public sealed class PostgresMoveStore(NpgsqlDataSource database) : IMoveStore
{
    // A deletion that a power cut undoes only lets a move be followed twice, which does nothing the second time.
    private const string NoWait = "set local synchronous_commit = off";

    private const string Take = """
        select m.case_id, m.sequence, m.content
        from executor_move m
        where m.due_at <= $1 and not exists (
            select from executor_move e where e.case_id = m.case_id and e.sequence < m.sequence)
        order by m.position
        limit 1
        for update skip locked
        """;

    private const string Forget = "delete from executor_move where case_id = $1 and sequence = $2";

    private const string Later = """
        update executor_move set tries = tries + 1, due_at = $3 + least(power(2, least(tries, 10)), 300) * interval '1 second'
        where case_id = $1 and sequence = $2
        """;

    private const string Count = "select count(*) from executor_move";

    private const string Standing = """
        select c.id, c.sequence, c.item_code, c.item_version, t.open
        from (select case_id, array_agg(step || ' ' || visit order by step) as open
            from approval_task where status = 'open' group by case_id) t
        join approval_case c on c.id = t.case_id
        where not exists (select from executor_move m where m.case_id = c.id)
        """;

    private const string Now = """
        select c.id, c.sequence, c.item_code, c.item_version,
            array(select t.step || ' ' || t.visit from approval_task t where t.case_id = c.id and t.status = 'open' order by t.step)
        from approval_case c
        where c.id = any($1)
        """;

    private const string Insert = """
        insert into executor_move (case_id, sequence, content, due_at)
        select * from unnest($1, $2, $3, $4)
        on conflict do nothing
        """;

    /// <inheritdoc/>
    public async Task<bool> FollowNextAsync(Func<CaseMove, Task> follow, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await TakeAsync(connection, now, cancellation) is not { } move)
            return false;
        try
        {
            await follow(move);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await using var later = new NpgsqlCommand(Later, connection);
            later.Parameters.Add(new NpgsqlParameter<long> { TypedValue = move.Case.Value });
            later.Parameters.Add(new NpgsqlParameter<int> { TypedValue = move.Sequence });
            later.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
            await later.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            throw;
        }

        await using var forget = new NpgsqlCommand(Forget, connection);
        forget.Parameters.Add(new NpgsqlParameter<long> { TypedValue = move.Case.Value });
        forget.Parameters.Add(new NpgsqlParameter<int> { TypedValue = move.Sequence });
        await forget.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Count);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseMove> StandingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Standing);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            yield return Read(reader);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseMove>> NowAsync(IReadOnlyList<CaseId> cases, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Now);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. cases.Select(c => c.Value)] });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<CaseMove>();
        while (await reader.ReadAsync(cancellation))
            found.Add(Read(reader));
        return found;
    }

    /// <inheritdoc/>
    public async Task<int> KeepAsync(IReadOnlyList<CaseMove> standing, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Rows(standing));
        return await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The statement that keeps moves, due at once; commands put it into their own transaction.</summary>
    internal static NpgsqlBatchCommand Rows(IReadOnlyList<CaseMove> moves) => new Columns<CaseMove>(moves)
        .Add(NpgsqlDbType.Bigint, m => m.Case.Value)
        .Add(NpgsqlDbType.Integer, m => m.Sequence)
        .Add(NpgsqlDbType.Text, StoredJson.Write)
        .Add(NpgsqlDbType.TimestampTz, _ => NodaConstants.UnixEpoch)
        .Command(Insert);

    private static async Task<CaseMove?> TakeAsync(NpgsqlConnection connection, Instant now, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(NoWait));
        var take = new NpgsqlBatchCommand(Take);
        take.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
        batch.BatchCommands.Add(take);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? StoredJson.Read<CaseMove>(reader.GetString(2)) : null;
    }

    private static CaseMove Read(NpgsqlDataReader reader) => new(
        new CaseId(reader.GetInt64(0)), reader.GetInt32(1), ItemCode.Parse(reader.GetString(2)), reader.GetInt32(3), [],
        [.. reader.GetFieldValue<string[]>(4).Select(v => v.Split(' ')).Select(v => new StepVisit(new StepId(v[0]), int.Parse(v[1])))]);
}
