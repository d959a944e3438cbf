using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Cases in PostgreSQL: one read (or none) and one batch a command.</summary>
public sealed class PostgresCaseStore : ICaseStore, IAsyncDisposable
{
    private const string Find = """
        select c.id, c.state, c.sequence, c.head, a.content,
            coalesce((select array_agg(k.content order by k.ordinal) from clock k where k.case_id = c.id), '{}')
        from approval_case c
        join application a on a.case_id = c.id
        where c.number = $1
        """;

    private const string Sequences = """
        select c.sequence from unnest($1) with ordinality asked (number, place)
        left join approval_case c on c.number = asked.number
        order by asked.place
        """;

    private const string TakeSerials = """
        insert into case_serial as s (implementation, received_on, last)
        select * from unnest($1, $2, $3)
        on conflict (implementation, received_on) do update set last = s.last + excluded.last
        returning implementation, received_on, last
        """;

    private const string FindAnswer = "select request_hash, answer from idempotency_key where client = $1 and key = $2";

    private const string NextBlock = "select nextval('case_id_block')";

    private const string KeepRefused = """
        with series as (
            insert into figure_series (measure, authority, item_code, office, step, label) values ('RefusedAttempt', '', '', $3, '', $7)
            on conflict (measure, authority, item_code, office, step, label) do update set label = excluded.label
            returning id),
        counted as (
            insert into figure as f (series, day, n) select id, $9::date, 1 from series
            on conflict (series, day) do update set n = f.n + 1),
        month as (
            insert into figure_month as m (series, month, n) select id, date_trunc('month', $9::date)::date, 1 from series
            on conflict (series, month) do update set n = m.n + 1)
        insert into refused_attempt (at, user_name, office, case_id, item_code, command, code, message)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const int AttemptsMax = 5;
    private const int BlockSize = 100;

    private readonly NpgsqlDataSource database;
    private readonly GroupCommit<Writing>? groups;
    private readonly AskedTogether<string, int?> sequences;
    private readonly SemaphoreSlim block = new(1);
    private long nextId;
    private long blockEnd;

    /// <summary>Makes the store.</summary>
    /// <param name="database">Where.</param>
    /// <param name="groupCommit">False: each command in a transaction of its own.</param>
    public PostgresCaseStore(NpgsqlDataSource database, bool groupCommit = true)
    {
        this.database = database;
        sequences = new AskedTogether<string, int?>(async asked => await Statement.ReadAsync(
            database.CreateCommand(Sequences).With([asked.ToArray()]), r => r.IsDBNull(0) ? null : r.GetInt32(0) as int?, CancellationToken.None));
        groups = groupCommit ? new GroupCommit<Writing>(1, 64, WriteGroupAsync) : null;
    }

    /// <inheritdoc/>
    public async Task<StoredCase?> FindAsync(CaseNumber number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var clocks = await reader.GetFieldValueAsync<string[]>(5, cancellation);
        var state = StoredJson.Read<ApprovalCase>(reader.GetString(1)) with
        {
            Sequence = reader.GetInt32(2),
            Application = StoredJson.Read<Application>(reader.GetString(4)),
            Clocks = [.. clocks.Select(StoredJson.Read<Clock>)],
        };
        return new StoredCase(state, reader.GetFieldValue<byte[]>(3));
    }

    /// <inheritdoc/>
    public Task<int?> SequenceAsync(CaseNumber number, CancellationToken cancellation) => sequences.AskAsync(number.Value, cancellation);

    /// <inheritdoc/>
    public async Task WriteAsync(CaseChange change, CancellationToken cancellation) =>
        await SubmitAsync(new Writing(null, _ => change), cancellation);

    /// <inheritdoc/>
    public async Task<CaseChange> WriteNewAsync(
        ItemCode item, LocalDate receivedOn, Func<CaseNumber, CaseChange> change, CancellationToken cancellation)
    {
        var writing = new Writing((item, receivedOn), serial => change(CaseNumber.Of(item, receivedOn, serial)));
        await SubmitAsync(writing, cancellation);
        return writing.Written!;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseChange>> WriteNewTogetherAsync(IReadOnlyList<NewCase> cases, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Writing[] writings =
        [
            .. cases.Select(c => new Writing((c.Item, c.ReceivedOn), serial => c.Change(CaseNumber.Of(c.Item, c.ReceivedOn, serial)))),
        ];
        await TellingAsync(() => WriteGroupAsync(writings));
        return [.. writings.Select(w => w.Written!)];
    }

    /// <inheritdoc/>
    public async ValueTask<CaseId> NextIdAsync(CancellationToken cancellation)
    {
        await block.WaitAsync(cancellation);
        try
        {
            if (nextId == blockEnd)
            {
                await using var command = database.CreateCommand(NextBlock);
                nextId = (long)(await command.ExecuteScalarAsync(cancellation))!;
                blockEnd = nextId + BlockSize;
            }

            return new CaseId(nextId++);
        }
        finally
        {
            block.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<KeptAnswer?> FindAnswerAsync(string client, string key, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(FindAnswer);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = client });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new KeptAnswer(client, key, reader.GetString(0), reader.GetString(1))
            : null;
    }

    /// <inheritdoc/>
    public async Task KeepRefusedAsync(RefusedAttempt attempt, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(KeepRefused);
        command.Parameters.AddWithValue(attempt.At);
        command.Parameters.AddWithValue(attempt.User);
        command.Parameters.AddWithValue(attempt.Office);
        command.Parameters.AddWithValue((object?)attempt.Case?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue((object?)attempt.Item?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(attempt.Command);
        command.Parameters.AddWithValue(attempt.Rejection.Code);
        command.Parameters.AddWithValue(attempt.Rejection.Message.Zh);
        command.Parameters.AddWithValue(ChinaTime.DateOf(attempt.At));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (groups is not null)
            await groups.DisposeAsync();
        await sequences.DisposeAsync();
        block.Dispose();
    }

    private Task SubmitAsync(Writing writing, CancellationToken cancellation) =>
        TellingAsync(() => groups is null ? WriteGroupAsync([writing]) : groups.WriteAsync(writing, cancellation));

    /// <summary>Writes, and tells in the engine's words what was in the way.</summary>
    private static async Task TellingAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            if (e.ConstraintName == "idempotency_key_pk")
                throw new KeyUsedException("The idempotency key was used meanwhile.", e);
            throw new CaseMovedException("The case was written by somebody else meanwhile.", e);
        }
    }

    /// <summary>A deadlock, as a migration beside can bring about, takes the whole transaction back: it is written again.</summary>
    private async Task WriteGroupAsync(IReadOnlyList<Writing> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(group);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < AttemptsMax)
            {
            }
        }
    }

    private async Task WriteOnceAsync(IReadOnlyList<Writing> group)
    {
        await using var connection = await database.OpenConnectionAsync();
        var serials = group.Any(w => w.New is not null) ? await TakeSerialsAsync(connection, group) : [];
        await using var batch = connection.CreateBatch();
        CaseWriter.Write(batch, [.. group.Select(w => w.Write(w.New is { } key ? serials[key]++ : 0))]);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Takes serials ahead of the cases, in a transaction of its own that does not wait for the disk, so that nobody
    /// waits for another's commit to receive a case of the same item. A number may thereby go unused; none is given
    /// twice: the commit of a case flushes what came before it.
    /// </summary>
    private static async Task<Dictionary<(ItemCode Item, LocalDate On), int>> TakeSerialsAsync(
        NpgsqlConnection connection, IReadOnlyList<Writing> group)
    {
        // Several items may share one 实施编码: they share its serials. Sorted, so that two servers never deadlock.
        var wanted = group.Where(w => w.New is not null)
            .GroupBy(w => (w.New!.Value.Item.Implementation, w.New!.Value.On))
            .OrderBy(g => g.Key.Implementation, StringComparer.Ordinal).ThenBy(g => g.Key.On)
            .ToList();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("set local synchronous_commit = off"));
        batch.BatchCommands.Add(new Columns<IGrouping<(string Implementation, LocalDate On), Writing>>(wanted)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, g => g.Key.Implementation)
            .Add(NpgsqlTypes.NpgsqlDbType.Date, g => g.Key.On)
            .Add(NpgsqlTypes.NpgsqlDbType.Integer, g => g.Count())
            .Command(TakeSerials));
        var last = new Dictionary<(string, LocalDate), int>();
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                last[(reader.GetString(0), reader.GetFieldValue<LocalDate>(1))] = reader.GetInt32(2);
        }

        var first = new Dictionary<(ItemCode, LocalDate), int>();
        foreach (var code in wanted)
        {
            if (last[code.Key] > CaseNumber.SerialMax)
                throw new SerialsUsedUpException($"{code.Key.Implementation} has no serial left on {code.Key.On}.");
            var serial = last[code.Key] - code.Count() + 1;
            foreach (var item in code.GroupBy(w => w.New!.Value.Item))
            {
                first[(item.Key, code.Key.On)] = serial;
                serial += item.Count();
            }
        }

        return first;
    }

    /// <summary>One command's work: the change, made when its serial is known.</summary>
    private sealed class Writing((ItemCode Item, LocalDate On)? key, Func<int, CaseChange> change)
    {
        public (ItemCode Item, LocalDate On)? New => key;

        public CaseChange? Written { get; private set; }

        public CaseChange Write(int serial) => Written = change(serial);
    }
}
