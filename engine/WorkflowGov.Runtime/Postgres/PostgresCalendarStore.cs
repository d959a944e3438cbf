using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Calendar editions in PostgreSQL, and open clocks counted anew by ranges of cases.</summary>
public sealed class PostgresCalendarStore(NpgsqlDataSource database) : ICalendarStore
{
    private const string EditionColumns =
        "select version, notices, proposed_at, proposed_by, approved_at, approved_by, settled_at, cases_moved, clocks_moved from calendar_edition";

    private const string Editions = $"{EditionColumns} order by ordinal desc";

    private const string InForce = $"{EditionColumns} where approved_at is not null order by ordinal desc limit 1";

    private const string VersionInForce =
        "select version from calendar_edition where approved_at is not null order by ordinal desc limit 1";

    private const string DropWaiting = """
        delete from calendar_edition
        where approved_at is null and not exists (select from calendar_edition k where k.version = $1 and k.approved_at is not null)
        """;

    private const string Keep = """
        insert into calendar_edition (version, notices, proposed_at, proposed_by, approved_at, approved_by, settled_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (version) do nothing
        """;

    private const string Approve = """
        update calendar_edition set approved_at = $2, approved_by = $3 where version = $1 and approved_at is null
        """;

    private const string AddMoved = """
        update calendar_edition
        set cases_moved = cases_moved + $2, clocks_moved = clocks_moved + $3, settled_at = coalesce(settled_at, $4)
        where version = $1
        """;

    private const string TakeTurn = "select pg_try_advisory_lock(hashtext('workflowgov.calendar'))";

    private const string GiveTurnBack = "select pg_advisory_unlock(hashtext('workflowgov.calendar'))";

    private const string EndOfRange = """
        select max(id) from (
            (select id from approval_case where id > $1 and closed_at is null order by id limit $2)
            union all (select case_id from rating where case_id > $1 and level >= 4 and resolved_at is null order by case_id limit $2)
            order by id limit $2) next
        """;

    private const string FindOpen = """
        select c.id, c.number, c.authority, c.item_name, c.sequence, c.head, c.definition_hash, k.content, k.due_on,
            k.provisional, k.amber_at, k.yellow_at, k.red_at, k.expire_at
        from approval_case c
        join clock k on k.case_id = c.id
        where c.id in (
                select id from approval_case where id > $1 and id <= $2 and closed_at is null
                union all select case_id from rating where case_id > $1 and case_id <= $2 and level >= 4 and resolved_at is null)
            and (c.closed_at is null or k.kind = 'FollowUp') and k.stopped_on is null and k.due_on is not null
            and (k.provisional or k.due_on >= $3 or k.red_at >= $4)
        order by c.id, k.ordinal
        """;

    private const string LockOpen = $"{FindOpen} for update of c skip locked";

    private const string FindTasks = """
        select case_id, step, visit, due_on, case_due_on
        from approval_task
        where case_id = any($1) and status = 'open'
        """;

    private const string MoveClocks = $"""
        update clock k set due_on = u.due_on, provisional = u.provisional, amber_at = u.amber_at, yellow_at = u.yellow_at,
            red_at = u.red_at, expire_at = u.expire_at,
            {RungBalance.OfUpdate}
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            as u(case_id, name, due_on, provisional, amber_at, yellow_at, red_at, expire_at)
        where k.case_id = u.case_id and k.name = u.name
        """;

    private const string MoveTasks = """
        update approval_task t set due_on = u.due_on, case_due_on = u.case_due_on
        from unnest($1, $2, $3, $4, $5) as u(case_id, step, visit, due_on, case_due_on)
        where t.case_id = u.case_id and t.step = u.step and t.visit = u.visit
        """;

    /// <inheritdoc/>
    public async Task<ImmutableArray<CalendarEdition>> EditionsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Editions);
        return await ReadEditionsAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<CalendarEdition?> InForceAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(InForce);
        return (await ReadEditionsAsync(command, cancellation)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<string?> VersionInForceAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(VersionInForce);
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> KeepAsync(CalendarEdition edition, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var drop = new NpgsqlCommand(DropWaiting, connection);
        drop.Parameters.AddWithValue(edition.Version);
        await drop.ExecuteNonQueryAsync(cancellation);
        await using var keep = new NpgsqlCommand(Keep, connection);
        keep.Parameters.AddWithValue(edition.Version);
        keep.Parameters.AddWithValue(StoredJson.Write(edition.Notices));
        keep.Parameters.AddWithValue(edition.ProposedAt);
        keep.Parameters.AddWithValue(edition.ProposedBy);
        keep.Parameters.Add(Nullable(edition.ApprovedAt, NpgsqlDbType.TimestampTz));
        keep.Parameters.Add(Nullable(edition.ApprovedBy, NpgsqlDbType.Text));
        keep.Parameters.Add(Nullable(edition.SettledAt, NpgsqlDbType.TimestampTz));
        var kept = await keep.ExecuteNonQueryAsync(cancellation) == 1;
        await transaction.CommitAsync(cancellation);
        return kept;
    }

    /// <inheritdoc/>
    public async Task<bool> ApproveAsync(string version, Instant at, string by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Approve);
        command.Parameters.AddWithValue(version);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(by);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <inheritdoc/>
    public async Task AddMovedAsync(string version, long cases, long clocks, Instant? settledAt, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AddMoved);
        command.Parameters.AddWithValue(version);
        command.Parameters.AddWithValue(cases);
        command.Parameters.AddWithValue(clocks);
        command.Parameters.Add(Nullable(settledAt, NpgsqlDbType.TimestampTz));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable?> TakeTurnAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        await using var take = new NpgsqlCommand(TakeTurn, connection);
        if ((bool)(await take.ExecuteScalarAsync(cancellation))!)
            return new Turn(connection);
        await connection.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public async Task<long?> EndOfRangeAsync(long after, int cases, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(EndOfRange);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(cases);
        return await command.ExecuteScalarAsync(cancellation) as long?;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenClock>> ReadAsync(long after, long through, Reach reach, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await FindAsync(connection, false, after, through, reach, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Recount> RecountAsync(
        long after, long through, Reach reach, Func<IReadOnlyList<OpenClock>, IReadOnlyList<OpenTask>, Recount> count,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var found = await FindAsync(connection, true, after, through, reach, cancellation);
        var tasks = found.Count == 0 ? [] : await TasksAsync(connection, found, cancellation);
        var recount = count(found, tasks);
        if (recount.Clocks.Count == 0)
            return recount;
        await using (var batch = connection.CreateBatch())
        {
            Write(batch, recount);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return recount;
    }

    private static async Task<ImmutableArray<CalendarEdition>> ReadEditionsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<CalendarEdition>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new CalendarEdition(
                reader.GetString(0), StoredJson.Read<ImmutableArray<HolidayNotice>>(reader.GetString(1)),
                reader.GetFieldValue<Instant>(2), reader.GetString(3), At(reader, 4), reader.IsDBNull(5) ? null : reader.GetString(5),
                At(reader, 6), reader.GetInt64(7), reader.GetInt64(8)));
        }

        return found.ToImmutable();
    }

    private static async Task<List<OpenClock>> FindAsync(
        NpgsqlConnection connection, bool locking, long after, long through, Reach reach, CancellationToken cancellation)
    {
        await using var command = locking ? new NpgsqlCommand(LockOpen, connection) : new NpgsqlCommand(FindOpen, connection);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(through);
        command.Parameters.Add(Nullable(reach.From, NpgsqlDbType.Date));
        command.Parameters.Add(Nullable(reach.From is { } day ? ChinaTime.StartOfDay(day) : (Instant?)null, NpgsqlDbType.TimestampTz));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<OpenClock>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new OpenClock(
                new CaseId(reader.GetInt64(0)), new CaseNumber(reader.GetString(1)), reader.GetString(2), reader.GetString(3),
                reader.GetInt32(4), reader.GetFieldValue<byte[]>(5), reader.GetString(6), StoredJson.Read<Clock>(reader.GetString(7)),
                new ClockTimes(
                    reader.GetFieldValue<LocalDate>(8), reader.GetBoolean(9), At(reader, 10), At(reader, 11), At(reader, 12), At(reader, 13))));
        }

        return found;
    }

    private static async Task<List<OpenTask>> TasksAsync(NpgsqlConnection connection, List<OpenClock> found, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindTasks, connection);
        command.Parameters.AddWithValue(found.Select(o => o.Case.Value).Distinct().ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tasks = new List<OpenTask>();
        while (await reader.ReadAsync(cancellation))
        {
            tasks.Add(new OpenTask(
                new CaseId(reader.GetInt64(0)), new StepId(reader.GetString(1)), reader.GetInt32(2), Day(reader, 3), Day(reader, 4)));
        }

        return tasks;
    }

    private static void Write(NpgsqlBatch batch, Recount recount)
    {
        if (recount.Events.Count > 0)
        {
            batch.BatchCommands.Add(CaseWriter.Heads(recount.Events));
            batch.BatchCommands.Add(CaseWriter.Events(recount.Events));
        }

        batch.BatchCommands.Add(new Columns<(OpenClock Clock, ClockTimes Times)>(recount.Clocks)
            .Add(NpgsqlDbType.Bigint, c => c.Clock.Case.Value)
            .Add(NpgsqlDbType.Text, c => c.Clock.Clock.Name.Value)
            .Add(NpgsqlDbType.Date, c => c.Times.DueOn)
            .Add(NpgsqlDbType.Boolean, c => c.Times.Provisional)
            .Add(NpgsqlDbType.TimestampTz, c => c.Times.AmberAt)
            .Add(NpgsqlDbType.TimestampTz, c => c.Times.YellowAt)
            .Add(NpgsqlDbType.TimestampTz, c => c.Times.RedAt)
            .Add(NpgsqlDbType.TimestampTz, c => c.Times.ExpireAt)
            .Command(MoveClocks));
        if (recount.Tasks.Count > 0)
        {
            batch.BatchCommands.Add(new Columns<OpenTask>(recount.Tasks)
                .Add(NpgsqlDbType.Bigint, t => t.Case.Value)
                .Add(NpgsqlDbType.Text, t => t.Step.Value)
                .Add(NpgsqlDbType.Integer, t => t.Visit)
                .Add(NpgsqlDbType.Date, t => t.DueOn)
                .Add(NpgsqlDbType.Date, t => t.CaseDueOn)
                .Command(MoveTasks));
        }
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static Instant? At(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<Instant>(column);

    private static LocalDate? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<LocalDate>(column);

    /// <summary>The lock lives as long as its session: a connection of its own, until it is given back.</summary>
    private sealed class Turn(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var giveBack = new NpgsqlCommand(GiveTurnBack, connection);
                await giveBack.ExecuteNonQueryAsync();
            }
        }
    }
}
