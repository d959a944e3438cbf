using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Due clocks in PostgreSQL: the partial index on <c>next_rung_at</c> finds them, whatever is open besides.</summary>
public sealed class PostgresDeadlineStore(NpgsqlDataSource database) : IDeadlineStore
{
    private const string FindDue = """
        select k.case_id, c.sequence, c.head, c.definition_hash, k.name, k.office, k.due_on, k.fired,
            k.amber_at, k.yellow_at, k.red_at
        from clock k
        join approval_case c on c.id = k.case_id
        where k.next_rung_at <= $1
        order by k.next_rung_at, k.case_id
        limit $2
        for update of c, k skip locked
        """;

    private const string MarkFired = """
        update clock k set fired = u.fired,
            next_rung_at = case when u.fired < 2 and k.yellow_at is not null then k.yellow_at
                when u.fired < 3 then k.red_at end
        from unnest($1, $2, $3) as u(case_id, name, fired)
        where k.case_id = u.case_id and k.name = u.name
        """;

    private const string InsertCard = """
        insert into card (case_id, clock, rung, due_on, due_at, raised_at, office, told)
        select case_id, clock, rung, due_on, due_at, raised_at, office, string_to_array(told, ',')
        from unnest($1, $2, $3, $4, $5, $6, $7, $8) as u(case_id, clock, rung, due_on, due_at, raised_at, office, told)
        """;

    private const string FindExpired = """
        select c.number, k.name
        from clock k
        join approval_case c on c.id = k.case_id
        where k.expire_at <= $1
        order by k.expire_at, k.case_id
        limit $2
        """;

    private const string NextDue = """
        select least((select min(next_rung_at) from clock where next_rung_at is not null),
                     (select min(expire_at) from clock where expire_at is not null))
        """;

    /// <inheritdoc/>
    public async Task<(int Clocks, int Cards)> RaiseAsync(
        Instant now, int clocksMax, Func<IReadOnlyList<DueClock>, IReadOnlyList<RaisedCard>> raise,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var due = await FindAsync(connection, now, clocksMax, cancellation);
        var cards = raise(due);
        if (cards.Count == 0)
            return (due.Count, 0);
        await using (var batch = connection.CreateBatch())
        {
            Write(batch, cards);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return (due.Count, cards.Count);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(CaseNumber Case, ClockName Clock)>> ExpiredAsync(
        Instant now, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(FindExpired);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(CaseNumber, ClockName)>();
        while (await reader.ReadAsync(cancellation))
            found.Add((new CaseNumber(reader.GetString(0)), new ClockName(reader.GetString(1))));
        return found;
    }

    /// <inheritdoc/>
    public async Task<Instant?> NextDueAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(NextDue);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return await reader.IsDBNullAsync(0, cancellation) ? null : reader.GetFieldValue<Instant>(0);
    }

    private static async Task<List<DueClock>> FindAsync(
        NpgsqlConnection connection, Instant now, int clocksMax, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindDue, connection);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(clocksMax);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var due = new List<DueClock>();
        while (await reader.ReadAsync(cancellation))
        {
            due.Add(new DueClock(
                new CaseId(reader.GetInt64(0)), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2), reader.GetString(3),
                new ClockName(reader.GetString(4)), reader.GetString(5), reader.GetFieldValue<LocalDate>(6),
                reader.GetInt16(7), Rungs(reader)));
        }

        return due;
    }

    private static ImmutableArray<RungDue> Rungs(NpgsqlDataReader reader)
    {
        var rungs = ImmutableArray.CreateBuilder<RungDue>(3);
        for (var rung = Rung.Amber; rung <= Rung.Red; rung++)
        {
            if (!reader.IsDBNull(7 + (int)rung))
                rungs.Add(new RungDue(rung, reader.GetFieldValue<Instant>(7 + (int)rung)));
        }

        return rungs.ToImmutable();
    }

    private static void Write(NpgsqlBatch batch, IReadOnlyList<RaisedCard> cards)
    {
        var heads = cards.GroupBy(c => c.Of.Case).Select(g => g.Last().Event).ToList();
        var clocks = cards.GroupBy(c => (c.Of.Case, c.Of.Clock)).Select(g => g.Last()).ToList();
        batch.BatchCommands.Add(CaseWriter.Heads(heads));
        batch.BatchCommands.Add(CaseWriter.Events([.. cards.Select(c => c.Event)]));
        batch.BatchCommands.Add(new Columns<RaisedCard>(cards)
            .Add(NpgsqlDbType.Bigint, c => c.Of.Case.Value)
            .Add(NpgsqlDbType.Text, c => c.Of.Clock.Value)
            .Add(NpgsqlDbType.Text, c => c.Rung.ToString())
            .Add(NpgsqlDbType.Date, c => c.Of.DueOn)
            .Add(NpgsqlDbType.TimestampTz, c => c.DueAt)
            .Add(NpgsqlDbType.TimestampTz, c => c.Event.At)
            .Add(NpgsqlDbType.Text, c => c.Of.Office)
            .Add(NpgsqlDbType.Text, c => string.Join(',', c.Told))
            .Command(InsertCard));
        batch.BatchCommands.Add(new Columns<RaisedCard>(clocks)
            .Add(NpgsqlDbType.Bigint, c => c.Of.Case.Value)
            .Add(NpgsqlDbType.Text, c => c.Of.Clock.Value)
            .Add(NpgsqlDbType.Smallint, c => (short)c.Rung)
            .Command(MarkFired));
    }
}
