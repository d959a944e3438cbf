using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Supervision in PostgreSQL: the case's row is the lock, one transaction a command.</summary>
public sealed class PostgresSupervisionStore(NpgsqlDataSource database) : ISupervisionStore
{
    private const string Hold = "select id, sequence, head, definition_hash, authority from approval_case where number = $1 for update";

    private const string Cards = "select clock, rung, due_on from card where case_id = $1 and revoked_at is null order by id";

    private const string Orders = """
        select number, ground, demand, office, reply_by, answer, result from supervision_order where case_id = $1 order by number
        """;

    private const string Revoke = """
        update card set revoked_at = $4, revoked_by = $5, reason = $6
        where case_id = $1 and clock = $2 and rung = $3 and revoked_at is null
        """;

    // A rung that no card stands for and that still lies ahead (a calendar moved it) will fall again.
    private const string Rearm = """
        with kept as (
            select k.case_id, k.name, coalesce(max(r.rung) filter (where r.rung <= k.fired
                and (r.at <= $3 or exists (select from card c where c.case_id = k.case_id and c.clock = k.name
                    and c.rung = r.name and c.revoked_at is null))), 0) as fired
            from clock k, lateral (values (1, 'Amber', k.amber_at), (2, 'Yellow', k.yellow_at), (3, 'Red', k.red_at)) as r(rung, name, at)
            where k.case_id = $1 and k.name = $2
            group by k.case_id, k.name)
        update clock k set fired = u.fired,
            next_rung_at = case when u.fired < 1 and k.amber_at is not null then k.amber_at
                when u.fired < 2 and k.yellow_at is not null then k.yellow_at
                when u.fired < 3 then k.red_at end,
            armed = k.armed + (k.amber_at is not null and u.fired < 1 and k.fired >= 1)::int
                + (k.yellow_at is not null and u.fired < 2 and k.fired >= 2)::int
                + (k.red_at is not null and u.fired < 3 and k.fired >= 3)::int
        from kept u
        where k.case_id = u.case_id and k.name = u.name and u.fired < k.fired
        """;

    private const string OpenOrder = """
        insert into supervision_order (case_id, number, ground, demand, office, opened_at, opened_by, reply_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string AnswerOrder = "update supervision_order set answer = $3 where case_id = $1 and number = $2";

    private const string CloseOrder = "update supervision_order set result = $3, closed_at = $4 where case_id = $1 and number = $2";

    private const string Check = $"""
        with next as (select id, number from approval_case where id > $1 order by id limit $2)
        select (select max(id) from next), b.*
        from (select 1) one
        left join lateral (
            select n.number, k.name, k.armed, f.cards, k.cancelled, k.superseded, {RungBalance.Pending} as pending
            from next n
            join clock k on k.case_id = n.id
            cross join lateral (select count(*) as cards from card c where c.case_id = k.case_id and c.clock = k.name) f
            where {RungBalance.Broken}) b on true
        """;

    private const string Sums = $"""
        select coalesce(sum(k.armed), 0), (select count(*) from card), coalesce(sum(k.cancelled), 0), coalesce(sum(k.superseded), 0),
            coalesce(sum({RungBalance.Pending}), 0)
        from clock k
        """;

    /// <inheritdoc/>
    public async Task<Ruling<Supervised>?> ActAsync(
        CaseNumber number, Instant now, Func<HeldCase, Ruling<Supervised>> decide, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await HoldAsync(connection, number, cancellation) is not { } held)
            return null;
        var ruling = decide(held);
        if (!ruling.IsAccepted)
            return ruling;
        await using (var batch = connection.CreateBatch())
        {
            batch.BatchCommands.Add(CaseWriter.Heads([ruling.Value.Recorded]));
            batch.BatchCommands.Add(CaseWriter.Events([ruling.Value.Recorded]));
            Write(batch, ruling.Value);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return ruling;
    }

    /// <inheritdoc/>
    public async Task<(long? Through, IReadOnlyList<UnbalancedClock> Broken)> CheckRungsAsync(long after, int cases, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Check);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(cases);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        long? through = null;
        var broken = new List<UnbalancedClock>();
        while (await reader.ReadAsync(cancellation))
        {
            through = reader.IsDBNull(0) ? null : reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                broken.Add(new UnbalancedClock(
                    reader.GetString(1), reader.GetString(2), reader.GetInt16(3), reader.GetInt64(4), reader.GetInt16(5), reader.GetInt16(6), reader.GetInt32(7)));
            }
        }

        return (through, broken);
    }

    /// <inheritdoc/>
    public async Task<RungSums> SumRungsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sums);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new RungSums(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
    }

    private static async Task<HeldCase?> HoldAsync(NpgsqlConnection connection, CaseNumber number, CancellationToken cancellation)
    {
        await using var hold = new NpgsqlCommand(Hold, connection);
        hold.Parameters.AddWithValue(number.Value);
        var found = await ReadAsync(hold, r => (
            Id: new CaseId(r.GetInt64(0)), Sequence: r.GetInt32(1), Head: r.GetFieldValue<byte[]>(2), Hash: r.GetString(3), Authority: new Office(r.GetString(4))),
            cancellation);
        if (found is not [var held])
            return null;
        await using var cards = new NpgsqlCommand(Cards, connection);
        cards.Parameters.AddWithValue(held.Id.Value);
        var standing = await ReadAsync(
            cards, r => new StandingCard(new ClockName(r.GetString(0)), Enum.Parse<Rung>(r.GetString(1)), r.GetFieldValue<LocalDate>(2)), cancellation);
        await using var orders = new NpgsqlCommand(Orders, connection);
        orders.Parameters.AddWithValue(held.Id.Value);
        var opened = await ReadAsync(orders, r => new SupervisionOrder(
            r.GetInt32(0), Enum.Parse<OrderGround>(r.GetString(1)), r.GetString(2), new Office(r.GetString(3)), r.GetFieldValue<LocalDate>(4),
            r.IsDBNull(5) ? null : r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6)), cancellation);
        return new HeldCase(held.Id, held.Sequence, held.Head, held.Hash, new SupervisedCase(held.Authority, standing, opened));
    }

    private static void Write(NpgsqlBatch batch, Supervised act)
    {
        var (id, at, by) = (act.Recorded.Case.Value, act.Recorded.At, act.Recorded.User);
        switch (act.Happened)
        {
            case CaseEvent.CardRevoked revoked:
                batch.BatchCommands.Add(Statement.Batched(Revoke, id, revoked.Clock.Value, revoked.Rung.ToString(), at, by, revoked.Reason));
                batch.BatchCommands.Add(Statement.Batched(Rearm, id, revoked.Clock.Value, at));
                break;
            case CaseEvent.OrderOpened opened:
                batch.BatchCommands.Add(Statement.Batched(
                    OpenOrder, id, opened.Order, opened.Ground.ToString(), opened.Demand, opened.Office.Name, at, by, opened.ReplyBy));
                break;
            case CaseEvent.OrderAnswered answered:
                batch.BatchCommands.Add(Statement.Batched(AnswerOrder, id, answered.Order, answered.Answer));
                break;
            case CaseEvent.OrderClosed closed:
                batch.BatchCommands.Add(Statement.Batched(CloseOrder, id, closed.Order, closed.Result, at));
                break;
            default:
                throw new InvalidOperationException($"{act.Happened.GetType().Name} is no event of supervision.");
        }
    }

    private static async Task<ImmutableArray<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows.ToImmutable();
    }
}
