using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Webhooks;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Subscriptions and their deliveries in PostgreSQL.</summary>
public sealed partial class PostgresWebhookStore(NpgsqlDataSource database) : IWebhookStore
{
    private const string Add = """
        insert into webhook (name, address, owner, office, all_cases, types, item_code, authority, secret, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
        """;

    private const string List = """
        select w.id, w.name, w.address, w.owner, w.types, w.item_code, w.authority, w.created_at, w.failing_since, w.disabled_at, w.disabled_for,
            (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.status = 'Waiting'),
            (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.status = 'Dead')
        from webhook w
        where ($1 = '' or w.owner = $1) and ($2 = 0 or w.id = $2)
        order by w.id
        """;

    private const string Secrets = "select secret, earlier_secret, earlier_until from webhook where id = $1";

    private const string Rotate = "update webhook set earlier_secret = secret, earlier_until = $3, secret = $2 where id = $1";

    private const string Disable = "update webhook set disabled_at = $2, disabled_for = 'Owner' where id = $1 and disabled_at is null";

    private const string Enable = """
        update webhook set disabled_at = null, disabled_for = null, failures = 0, failing_since = null, paused_until = null where id = $1
        """;

    private const string Remove = "delete from webhook where id = $1";

    private const string Deliveries = """
        select d.id, c.number, d.sequence, e.type, d.status, d.attempts, d.made_at, d.next_at, d.ended_at, a.status, a.fault
        from webhook_delivery d
        join approval_case c on c.id = d.case_id
        join case_event e on e.case_id = d.case_id and e.sequence = d.sequence
        left join lateral (select status, fault from webhook_attempt where delivery_id = d.id order by attempt desc limit 1) a on true
        where d.webhook_id = $1 and ($2 = '' or d.status = $2) and d.id < $3
        order by d.id desc
        limit $4
        """;

    private const string Attempts = """
        select a.attempt, a.at, a.took_ms, a.status, a.fault
        from webhook_attempt a
        join webhook_delivery d on d.id = a.delivery_id
        where d.webhook_id = $1 and d.id = $2
        order by a.attempt
        """;

    private const string Replay = """
        update webhook_delivery set status = 'Waiting', ended_at = null, first_tried_at = null, next_at = $3
        where webhook_id = $1 and ((status = 'Dead' and $2 = 0) or (status <> 'Waiting' and id = $2))
        """;

    /// <inheritdoc/>
    public async Task<long> AddAsync(Webhook hook, Actor owner, bool allCases, string secret, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Add).With(
            hook.Name, hook.Address.AbsoluteUri, owner.User, owner.Office.Name, allCases, hook.Wish.Types.ToArray(),
            OrNull(hook.Wish.Item?.Value), OrNull(hook.Wish.Authority?.Name), secret, hook.CreatedAt);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public Task<List<Webhook>> ListAsync(string? owner, long? id, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(List).With(owner ?? string.Empty, id ?? 0),
        r => new Webhook(
            r.GetInt64(0), r.GetString(1), new Uri(r.GetString(2)), r.GetString(3),
            new WebhookWish(
                [.. r.GetFieldValue<string[]>(4)], r.IsDBNull(5) ? null : ItemCode.Parse(r.GetString(5)), r.IsDBNull(6) ? null : new Office(r.GetString(6))),
            r.GetFieldValue<Instant>(7), InstantOrNull(r, 8), InstantOrNull(r, 9), r.IsDBNull(10) ? null : Enum.Parse<DisabledFor>(r.GetString(10)),
            r.GetInt64(11), r.GetInt64(12)),
        cancellation);

    /// <inheritdoc/>
    public async Task<StoredSecrets?> SecretsAsync(long id, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(Secrets).With(id), r => SecretsAt(r, 0), cancellation)).FirstOrDefault();

    /// <inheritdoc/>
    public Task RotateAsync(long id, string secret, Instant earlierUntil, CancellationToken cancellation) =>
        RunAsync(database.CreateCommand(Rotate).With(id, secret, earlierUntil), cancellation);

    /// <inheritdoc/>
    public Task SwitchAsync(long id, Instant? disabledAt, CancellationToken cancellation) => RunAsync(
        disabledAt is { } at ? database.CreateCommand(Disable).With(id, at) : database.CreateCommand(Enable).With(id), cancellation);

    /// <inheritdoc/>
    public Task RemoveAsync(long id, CancellationToken cancellation) => RunAsync(database.CreateCommand(Remove).With(id), cancellation);

    /// <inheritdoc/>
    public Task<List<WebhookDelivery>> DeliveriesAsync(
        long id, DeliveryStatus? status, long? before, int most, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(Deliveries).With(id, status?.ToString() ?? string.Empty, before ?? long.MaxValue, most),
        r =>
        {
            var stands = Enum.Parse<DeliveryStatus>(r.GetString(4));
            return new WebhookDelivery(
                r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetString(3), stands, r.GetInt32(5), r.GetFieldValue<Instant>(6),
                stands == DeliveryStatus.Waiting ? r.GetFieldValue<Instant>(7) : null, InstantOrNull(r, 8),
                r.IsDBNull(9) ? null : r.GetInt32(9), FaultOrNull(r, 10));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<List<WebhookAttempt>> AttemptsAsync(long id, long delivery, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(Attempts).With(id, delivery),
        r => new WebhookAttempt(
            r.GetInt32(0), r.GetFieldValue<Instant>(1), r.GetInt32(2), r.IsDBNull(3) ? null : r.GetInt32(3), FaultOrNull(r, 4)),
        cancellation);

    /// <inheritdoc/>
    public Task<int> ReplayAsync(long id, long? delivery, Instant now, CancellationToken cancellation) =>
        RunAsync(database.CreateCommand(Replay).With(id, delivery ?? 0, now), cancellation);

    private static async Task<int> RunAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var owned = command;
        return await owned.ExecuteNonQueryAsync(cancellation);
    }

    private static StoredSecrets SecretsAt(NpgsqlDataReader row, int column) => new(
        row.GetString(column), row.IsDBNull(column + 1) ? null : row.GetString(column + 1), InstantOrNull(row, column + 2));

    private static Instant? InstantOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<Instant>(column);

    private static SendFault? FaultOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Enum.Parse<SendFault>(row.GetString(column));

    private static NpgsqlParameter OrNull(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
}
