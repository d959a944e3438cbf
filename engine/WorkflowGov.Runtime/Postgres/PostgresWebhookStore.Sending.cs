using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Runtime.Webhooks;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Handing the log out, and sending: what servers do against each other.</summary>
public sealed partial class PostgresWebhookStore
{
    private const string Place = "select transaction::text, position from webhook_progress for update skip locked";

    private const string Anybody = "select exists (select from webhook)";

    // The transaction of a subscription that is just being made is still running: nothing of it lies before this place.
    private const string SkipToEnd = """
        update webhook_progress p set (transaction, position) = (
            select e.transaction, e.position from case_event e
            where e.transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by e.transaction desc, e.position desc limit 1)
        where exists (select from case_event e where e.transaction < pg_snapshot_xmin(pg_current_snapshot()))
        """;

    // A transaction that began early may write the later event of a case: whatever comes before it in its case goes with it.
    private const string HandOut = """
        with seen as (
            select case_id, sequence, transaction, position from case_event
            where (transaction, position) > ($1::xid8, $2) and transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction, position
            limit $3),
        told as (
            select w.id as webhook_id, e.case_id, e.sequence
            from (select case_id, max(sequence) as sequence from seen group by case_id) s
            join approval_case c on c.id = s.case_id
            join case_event e on e.case_id = s.case_id and e.sequence <= s.sequence
                and (e.transaction, e.position) > ($1::xid8, $2) and e.transaction < pg_snapshot_xmin(pg_current_snapshot())
            join webhook w on e.transaction >= w.since
                and (cardinality(w.types) = 0 or e.type = any(w.types))
                and (w.item_code is null or w.item_code = c.item_code)
                and (w.authority is null or w.authority = c.authority)
                and (w.all_cases or w.office = c.authority
                    or exists (select from case_event x where x.case_id = e.case_id and x.office = w.office)
                    or exists (select from approval_task t where t.case_id = e.case_id and t.office = w.office))),
        made as (
            insert into webhook_delivery (webhook_id, case_id, sequence, made_at, next_at)
            select webhook_id, case_id, sequence, $4, $4 from told order by webhook_id, case_id, sequence
            on conflict (webhook_id, case_id, sequence) do nothing),
        moved as (
            update webhook_progress set (transaction, position) =
                (select transaction, position from seen order by transaction desc, position desc limit 1)
            where exists (select from seen))
        select count(*)::int from seen
        """;

    private const string Due = """
        select w.id from webhook w
        where w.disabled_at is null and (w.paused_until is null or w.paused_until <= $1)
            and exists (select from webhook_delivery d where d.webhook_id = w.id and d.status = 'Waiting' and d.next_at <= $1)
        """;

    // One delivery a case at most, its first that waits: what comes behind is not sent before it was taken or given up.
    private const string Claim = """
        with due as (
            select d.id from webhook_delivery d
            where d.webhook_id = $1 and d.status = 'Waiting' and d.next_at <= $2
                and not exists (
                    select from webhook_delivery b
                    where b.webhook_id = d.webhook_id and b.case_id = d.case_id and b.sequence < d.sequence and b.status = 'Waiting')
            order by d.next_at, d.id
            limit (select case when disabled_at is not null or paused_until > $2 then 0 when failures >= $5 then 1 else $4 end
                   from webhook where id = $1)
            for update skip locked),
        taken as (
            update webhook_delivery d
            set attempts = d.attempts + 1, next_at = $3, first_tried_at = coalesce(d.first_tried_at, $2)
            from due where d.id = due.id
            returning d.id, d.webhook_id, d.case_id, d.sequence, d.attempts, d.first_tried_at)
        select t.id, t.attempts, t.first_tried_at, w.address, w.secret, w.earlier_secret, w.earlier_until,
            c.number, t.sequence, e.type, e.at, c.item_code, c.item_name, c.authority
        from taken t
        join webhook w on w.id = t.webhook_id
        join approval_case c on c.id = t.case_id
        join case_event e on e.case_id = t.case_id and e.sequence = t.sequence
        order by t.id
        """;

    private const string End = """
        update webhook_delivery set status = $3, ended_at = $4 where id = $1 and attempts = $2 and status = 'Waiting'
        """;

    private const string TryLater = "update webhook_delivery set next_at = $3 where id = $1 and attempts = $2 and status = 'Waiting'";

    private const string KeepAttempt = """
        insert into webhook_attempt (delivery_id, attempt, at, took_ms, status, fault)
        select id, $2, $3, $4, $5, $6 from webhook_delivery where id = $1
        on conflict do nothing
        """;

    private const string GotThrough = """
        update webhook set failures = 0, failing_since = null, paused_until = null where id = $1 and failures > 0
        """;

    private const string Failed = """
        update webhook
        set failures = failures + 1, failing_since = coalesce(failing_since, $2),
            paused_until = case when failures + 1 >= $5 then $2 + least(interval '5 minutes', interval '1 second' * 2 ^ least(failures + 1 - $5, 9)) end,
            disabled_at = case when $4 or failing_since <= $3 then $2 end,
            disabled_for = case when $4 then 'Gone' when failing_since <= $3 then 'Failing' end
        where id = $1 and disabled_at is null
        returning disabled_for
        """;

    private const string Purge = """
        delete from webhook_delivery d
        where d.ended_at < $1 or (d.status = 'Waiting' and d.made_at < $1 and exists (
            select from webhook w where w.id = d.webhook_id and w.disabled_at is not null))
        """;

    /// <summary>So many failures in a row, and a receiver is only tried with one delivery, at growing intervals.</summary>
    private const int FailuresMax = 5;

    /// <inheritdoc/>
    public async Task<int> HandOutAsync(int most, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var place = await Statement.ReadAsync(
            new NpgsqlCommand(Place, connection), r => (Transaction: r.GetString(0), Position: r.GetInt64(1)), cancellation);
        if (place is not [var from])
            return 0;
        var anybody = (await Statement.ReadAsync(new NpgsqlCommand(Anybody, connection), r => r.GetBoolean(0), cancellation))[0];
        if (!anybody)
            await RunAsync(new NpgsqlCommand(SkipToEnd, connection), cancellation);
        var seen = anybody
            ? (await Statement.ReadAsync(
                new NpgsqlCommand(HandOut, connection).With(from.Transaction, from.Position, most, now), r => r.GetInt32(0), cancellation))[0]
            : 0;
        await transaction.CommitAsync(cancellation);
        return seen;
    }

    /// <inheritdoc/>
    public Task<List<long>> DueAsync(Instant now, CancellationToken cancellation) =>
        Statement.ReadAsync(database.CreateCommand(Due).With(now), r => r.GetInt64(0), cancellation);

    /// <inheritdoc/>
    public Task<List<ClaimedDelivery>> ClaimAsync(
        long id, int most, Instant now, Instant until, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(Claim).With(id, now, until, most, FailuresMax),
        r => new ClaimedDelivery(
            r.GetInt64(0), r.GetInt32(1), r.GetFieldValue<Instant>(2), new Uri(r.GetString(3)), SecretsAt(r, 4),
            new ToldEvent(
                r.GetString(7), r.GetInt32(8), r.GetString(9), r.GetFieldValue<Instant>(10), r.GetString(11), r.GetString(12), r.GetString(13))),
        cancellation);

    /// <inheritdoc/>
    public async Task<DisabledFor?> RecordAsync(long id, ClaimedDelivery delivery, SendResult result, AfterFailure? after)
    {
        // What was sent was sent: recording it is never broken off.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(after is { NextAt: { } next, Gone: false }
            ? Statement.Batched(TryLater, delivery.Id, delivery.Attempt, next)
            : Statement.Batched(
                End, delivery.Id, delivery.Attempt, (after is null ? DeliveryStatus.Delivered : DeliveryStatus.Dead).ToString(), result.At));
        batch.BatchCommands.Add(Statement.Batched(
            KeepAttempt, delivery.Id, delivery.Attempt, result.At, result.TookMs,
            new NpgsqlParameter { Value = (object?)result.Status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer }, OrNull(result.Fault?.ToString())));
        batch.BatchCommands.Add(after is null
            ? Statement.Batched(GotThrough, id)
            : Statement.Batched(Failed, id, result.At, after.GiveUpSince, after.Gone, FailuresMax));
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        return await reader.ReadAsync(CancellationToken.None) && !reader.IsDBNull(0) ? Enum.Parse<DisabledFor>(reader.GetString(0)) : null;
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(Instant before, CancellationToken cancellation) =>
        RunAsync(database.CreateCommand(Purge).With(before), cancellation);
}
