using System.Text.Json.Serialization;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A task in an inbox.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">Who may do it.</param>
/// <param name="Office">Where.</param>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="DueOn">环节到期日.</param>
/// <param name="CaseDueOn">承诺到期日 of the case.</param>
/// <param name="ClaimedBy">Who claimed it.</param>
public sealed record InboxTask(
    string Case, string ItemName, string Applicant, string Step, string Title, string Role, string Office,
    Instant OpenedAt, LocalDate? DueOn, LocalDate? CaseDueOn, string? ClaimedBy)
{
    /// <summary>Its place in the list, for the next page.</summary>
    [JsonIgnore]
    public InboxPlace? Place { get; init; }
}

/// <summary>A case in a list.</summary>
/// <param name="Id">Place in the list, for the next page.</param>
/// <param name="Number">办件编号.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ReceivedAt">收件时间.</param>
public sealed record ListedCase(
    long Id, string Number, string Item, string ItemName, string Applicant, string Status, Instant ReceivedAt);

/// <summary>A card on the supervision board.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="Rung">预警, 黄牌 or 红牌.</param>
/// <param name="DueOn">The clock's due date.</param>
/// <param name="DueAt">When the rung fell due.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Office">Who answers for it.</param>
/// <param name="RevokedAt">When it was revoked; null while it stands.</param>
/// <param name="RevokedBy">By whom.</param>
/// <param name="Reason">Why.</param>
public sealed record ListedCard(
    string Case, string ItemName, string Clock, string Rung, LocalDate DueOn, Instant DueAt, Instant RaisedAt, string Office,
    Instant? RevokedAt = null, string? RevokedBy = null, string? Reason = null)
{
    /// <summary>Its place in the list, for the next page.</summary>
    [JsonIgnore]
    public TimePlace? Place { get; init; }
}

/// <summary>A supervision order (督办) on the board.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Order">Its number within the case.</param>
/// <param name="Ground">事由.</param>
/// <param name="Demand">要求.</param>
/// <param name="Office">责任部门.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="OpenedBy">By whom.</param>
/// <param name="ReplyBy">Until when the office answers.</param>
/// <param name="Answer">反馈; null before.</param>
/// <param name="Result">结果; null while it is open.</param>
public sealed record ListedOrder(
    string Case, string ItemName, int Order, string Ground, string Demand, string Office, Instant OpenedAt, string OpenedBy, LocalDate ReplyBy,
    string? Answer, string? Result)
{
    /// <summary>Its place in the list, for the next page.</summary>
    [JsonIgnore]
    public OrderPlace? Place { get; init; }
}

/// <summary>Figures of the timers from what they wrote, whatever server did.</summary>
/// <param name="P99">99 % of the cards of the last day were raised within this time of falling due.</param>
/// <param name="Cards">Cards of the last day.</param>
public sealed record LagFigures(Duration P99, long Cards);

/// <summary>A refused attempt.</summary>
/// <param name="At">When.</param>
/// <param name="User">Who.</param>
/// <param name="Office">Of which office.</param>
/// <param name="Command">What.</param>
/// <param name="Code">Rule.</param>
/// <param name="Message">Why.</param>
public sealed record ListedRefusal(Instant At, string User, string Office, string Command, string Code, string Message)
{
    /// <summary>Its place in the list, for the next page.</summary>
    [JsonIgnore]
    public TimePlace? Place { get; init; }
}

/// <summary>What people look at: lists by keyset, each answered from one index.</summary>
public sealed class CaseQueries(NpgsqlDataSource database)
{
    private const string InboxSql = """
        select c.number, c.item_name, c.applicant_name, t.step, t.title, t.role, t.office, t.opened_at, t.due_on,
            t.case_due_on, t.claimed_by, t.case_id, least(t.due_on, t.case_due_on)
        from approval_task t
        join approval_case c on c.id = t.case_id
        where t.status = 'open' and t.office = $1 and t.role = any($2) and (coalesce(least(t.due_on, t.case_due_on), 'infinity'::date), t.case_id, t.step) > ($4, $5, $6)
        order by coalesce(least(t.due_on, t.case_due_on), 'infinity'::date), t.case_id, t.step
        limit $3
        """;

    private const string TraceSql = """
        select e.case_id, e.sequence, e.at, e.user_name, e.display_name, e.office, e.definition_hash, e.type, e.payload,
            e.hash, c.head
        from case_event e
        join approval_case c on c.id = e.case_id
        where c.number = $1
        order by e.sequence
        """;

    private const string CardsSql = """
        select c.number, c.item_name, k.clock, k.rung, k.due_on, k.due_at, k.raised_at, k.office, k.revoked_at, k.revoked_by, k.reason, k.case_id
        from card k
        join approval_case c on c.id = k.case_id
        where ($1::text is null or c.number = $1) and ($6::text is null or k.rung = $6) and ($7::text is null or k.office = $7)
            and (k.raised_at, k.case_id, k.clock || ' ' || k.rung) < ($3, $4, $5)
        order by k.raised_at desc, k.case_id desc, k.clock || ' ' || k.rung desc
        limit $2
        """;

    private const string Standing = """
        k.revoked_at is null
                and (c.closed_at is null or k.clock = 'follow-up' and exists (select from rating r where r.case_id = c.id and r.resolved_at is null))
                and (k.raised_at, k.case_id, k.clock || ' ' || k.rung) < ($5, $6, $7)
            order by k.raised_at desc, k.case_id desc, k.clock || ' ' || k.rung desc
            limit $4
        """;

    // Those of the office and those of all offices, each from its own index in its order.
    private const string AlertsSql = $"""
        with told as (
            (select k.* from card k join approval_case c on c.id = k.case_id
            where cardinality($2::text[]) > 0 and k.office = $1 and k.told && $2 and {Standing})
            union
            (select k.* from card k join approval_case c on c.id = k.case_id
            where cardinality($3::text[]) > 0 and k.told && $3 and {Standing}))
        select c.number, c.item_name, k.clock, k.rung, k.due_on, k.due_at, k.raised_at, k.office, k.revoked_at, k.revoked_by, k.reason, k.case_id
        from told k
        join approval_case c on c.id = k.case_id
        order by k.raised_at desc, k.case_id desc, k.clock || ' ' || k.rung desc
        limit $4
        """;

    private const string OrdersSql = """
        select c.number, c.item_name, o.number, o.ground, o.demand, o.office, o.opened_at, o.opened_by, o.reply_by, o.answer, o.result, o.case_id
        from supervision_order o
        join approval_case c on c.id = o.case_id
        where ($1::text is null or c.number = $1) and ($2::text is null or o.office = $2)
            and (o.result is not null, o.reply_by, o.case_id, o.number) > ($4, $5, $6, $7)
        order by o.result is not null, o.reply_by, o.case_id, o.number
        limit $3
        """;

    private const string LagSql = """
        select coalesce(percentile_disc(0.99) within group (order by extract(epoch from raised_at - due_at)), 0)::double precision, count(*)
        from card
        where raised_at > $1
        """;

    private const string RefusalsSql = """
        select at, user_name, office, command, code, message, id from refused_attempt
        where (at, id) < ($2, $3) and ($4::text is null or code = $4) and ($5::text is null or user_name = $5)
        order by at desc, id desc
        limit $1
        """;

    private const string OverdueSql = "select min(next_rung_at), count(*) from clock where next_rung_at <= $1";

    private const string NumbersSql = "select number from approval_case where id > $1 order by id limit 1000";

    /// <summary>Open tasks of an office and roles, the one due first on top.</summary>
    /// <param name="office">部门.</param>
    /// <param name="roles">角色.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those behind this place; null = from the top.</param>
    /// <returns>The tasks.</returns>
    public Task<List<InboxTask>> InboxAsync(Office office, IEnumerable<Role> roles, int most, CancellationToken cancellation, InboxPlace? after = null) =>
        ReadAsync(InboxSql, [office.Name, roles.Select(r => r.Name).ToArray(), most, .. PlaceOf(after)], r => new InboxTask(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6),
            r.GetFieldValue<Instant>(7), Day(r, 8), Day(r, 9), Words(r, 10))
        {
            Place = new InboxPlace(Day(r, 12), r.GetInt64(11), r.GetString(3)),
        }, cancellation);

    /// <summary>All events of a case in order, and the hash its row holds.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The events; empty when there is no such case.</returns>
    public async Task<(List<RecordedEvent> Events, byte[]? Head)> TraceAsync(CaseNumber number, CancellationToken cancellation)
    {
        byte[]? head = null;
        var events = await ReadAsync(TraceSql, [number.Value], r =>
        {
            head = r.GetFieldValue<byte[]>(10);
            return new RecordedEvent(
                new CaseId(r.GetInt64(0)), r.GetInt32(1), r.GetFieldValue<Instant>(2), r.GetString(3), r.GetString(4),
                r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetFieldValue<byte[]>(9));
        }, cancellation);
        return (events, head);
    }

    /// <summary>Cards, the newest first.</summary>
    /// <param name="number">Only of this case; null = all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those behind this place; null = from the newest.</param>
    /// <param name="rung">Only these; null = all.</param>
    /// <param name="office">Only those this office answers for; null = all.</param>
    /// <returns>The cards.</returns>
    public Task<List<ListedCard>> CardsAsync(
        CaseNumber? number, int most, CancellationToken cancellation, TimePlace? after = null, Rung? rung = null, string? office = null) =>
        ReadAsync(CardsSql, [OrNull(number?.Value), most, .. PlaceOf(after), OrNull(rung?.ToString()), OrNull(office)], Card, cancellation);

    /// <summary>Cards that somebody is told of: those that stand, of open cases and of bad ratings that wait, the newest first.</summary>
    /// <param name="office">Their office.</param>
    /// <param name="within">As whom they are told of cards of their office.</param>
    /// <param name="anywhere">As whom they are told of cards of every office.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those behind this place; null = from the newest.</param>
    /// <returns>The cards.</returns>
    public Task<List<ListedCard>> AlertsAsync(
        Office office, IEnumerable<Told> within, IEnumerable<Told> anywhere, int most, CancellationToken cancellation, TimePlace? after = null) =>
        ReadAsync(
            AlertsSql, [office.Name, within.Select(t => t.ToString()).ToArray(), anywhere.Select(t => t.ToString()).ToArray(), most, .. PlaceOf(after)], Card, cancellation);

    /// <summary>Supervision orders, the open ones first, by when the answer is due.</summary>
    /// <param name="number">Only of this case; null = all.</param>
    /// <param name="office">Only to this office; null = all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those behind this place; null = from the top.</param>
    /// <returns>The orders.</returns>
    public Task<List<ListedOrder>> OrdersAsync(CaseNumber? number, Office? office, int most, CancellationToken cancellation, OrderPlace? after = null)
    {
        var behind = after ?? OrderPlace.Start;
        return ReadAsync(
            OrdersSql, [OrNull(number?.Value), OrNull(office?.Name), most, behind.IsClosed, behind.ReplyBy, behind.Case, behind.Number], r => new ListedOrder(
                r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetFieldValue<Instant>(6),
                r.GetString(7), r.GetFieldValue<LocalDate>(8), Words(r, 9), Words(r, 10))
            {
                Place = new OrderPlace(!r.IsDBNull(10), r.GetFieldValue<LocalDate>(8), r.GetInt64(11), r.GetInt32(2)),
            }, cancellation);
    }

    /// <summary>How late cards were raised during the last day.</summary>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The figures.</returns>
    public async Task<LagFigures> LagFiguresAsync(Instant now, CancellationToken cancellation) =>
        (await ReadAsync(LagSql, [now - Duration.FromDays(1)], r => new LagFigures(Duration.FromSeconds(r.GetDouble(0)), r.GetInt64(1)), cancellation))[0];

    /// <summary>Refused attempts, the newest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those behind this place; null = from the newest.</param>
    /// <param name="code">Only by this rule; null = all.</param>
    /// <param name="user">Only of this person or system; null = all.</param>
    /// <returns>The attempts.</returns>
    public Task<List<ListedRefusal>> RefusalsAsync(int most, CancellationToken cancellation, TimePlace? after = null, string? code = null, string? user = null)
    {
        var behind = after ?? TimePlace.End;
        return ReadAsync(RefusalsSql, [most, behind.At, behind.Key, OrNull(code), OrNull(user)], r => new ListedRefusal(
            r.GetFieldValue<Instant>(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5))
        {
            Place = new TimePlace(r.GetFieldValue<Instant>(0), r.GetInt64(6)),
        }, cancellation);
    }

    /// <summary>How late the timers are: the oldest rung that is due and not raised, and how many.</summary>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The lag and the count.</returns>
    public async Task<(Duration Lag, long Waiting)> LagAsync(Instant now, CancellationToken cancellation)
    {
        var rows = await ReadAsync(OverdueSql, [now], r => (
            r.IsDBNull(0) ? Duration.Zero : now - r.GetFieldValue<Instant>(0), r.GetInt64(1)), cancellation);
        return rows[0];
    }

    /// <summary>Case numbers in order of their keys, a thousand at a time.</summary>
    /// <param name="after">Key after which to go on.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The numbers.</returns>
    public Task<List<string>> NumbersAsync(long after, CancellationToken cancellation) =>
        ReadAsync(NumbersSql, [after], r => r.GetString(0), cancellation);

    private static ListedCard Card(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<LocalDate>(4), r.GetFieldValue<Instant>(5),
        r.GetFieldValue<Instant>(6), r.GetString(7), r.IsDBNull(8) ? null : r.GetFieldValue<Instant>(8), Words(r, 9), Words(r, 10))
    {
        Place = new TimePlace(r.GetFieldValue<Instant>(6), r.GetInt64(11), $"{r.GetString(2)} {r.GetString(3)}"),
    };

    private static object[] PlaceOf(TimePlace? after) => [(after ?? TimePlace.End).At, (after ?? TimePlace.End).Key, (after ?? TimePlace.End).Rest];

    private static object[] PlaceOf(InboxPlace? after) =>
        [after is null ? LocalDate.MinIsoValue : after.DueOn ?? LocalDate.MaxIsoValue, after?.Case ?? 0, after?.Step ?? string.Empty];

    private static object OrNull(string? value) => (object?)value ?? DBNull.Value;

    private static string? Words(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static LocalDate? Day(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<LocalDate>(column);

    private async Task<List<T>> ReadAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is DBNull ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }
}
