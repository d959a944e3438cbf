using System.Text.Json.Serialization;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>How the open cases of an authority stand, and how its cases of the last days ended.</summary>
/// <param name="Authority">实施主体.</param>
/// <param name="Open">在办.</param>
/// <param name="DueToday">Of these, promised for today.</param>
/// <param name="Suspended">Of these, in a special procedure.</param>
/// <param name="Amber">Open cases whose worst standing card is 预警.</param>
/// <param name="Yellow">… is 黄牌.</param>
/// <param name="Red">… is 红牌.</param>
/// <param name="Closed">Cases that ended within the period.</param>
/// <param name="ClosedLate">Of these, with a standing yellow or red card of a statutory or promised limit.</param>
public sealed record AuthorityFigures(
    string Authority, long Open, long DueToday, long Suspended, long Amber, long Yellow, long Red, long Closed, long ClosedLate)
{
    /// <summary>正常: open cases without a standing card; with amber, yellow and red they are all that are open.</summary>
    public long OnTime => Open - Amber - Yellow - Red;
}

/// <summary>How the cases of one item stand.</summary>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Figures">Its figures.</param>
public sealed record ItemStanding(string Item, AuthorityFigures Figures);

/// <summary>An open case on the supervision board.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Steps">Titles of the open steps.</param>
/// <param name="PromisedDue">承诺到期日; null before acceptance, after the decision and while suspended.</param>
/// <param name="StatutoryDue">法定到期日; null likewise, or when no law sets one.</param>
/// <param name="Worst">Its worst standing card, or null.</param>
/// <param name="WorstClock">The clock of that card, or null.</param>
/// <param name="WorstDue">When that clock was due, or null.</param>
/// <param name="OpenOrders">督办 not yet closed.</param>
public sealed record BoardCase(
    string Number, string ItemName, string Applicant, string Authority, CaseStatus Status, string[] Steps, LocalDate? PromisedDue,
    LocalDate? StatutoryDue, string? Worst, string? WorstClock, LocalDate? WorstDue, long OpenOrders)
{
    /// <summary>Its place in the list, for the next page.</summary>
    [JsonIgnore]
    public BoardPlace? Place { get; init; }
}

/// <summary>Which open cases are asked for.</summary>
/// <param name="Filter">By how they stand.</param>
/// <param name="Authority">Only of this authority; null = all.</param>
/// <param name="Item">Only of this item; null = all.</param>
/// <param name="Due">Only those due on this day; null = all.</param>
public sealed record BoardWish(BoardFilter Filter = BoardFilter.Open, string? Authority = null, string? Item = null, LocalDate? Due = null);

/// <summary>Which open cases the board lists.</summary>
public enum BoardFilter
{
    /// <summary>All.</summary>
    Open,

    /// <summary>Without a standing card.</summary>
    OnTime,

    /// <summary>Promised for today.</summary>
    DueToday,

    /// <summary>In a special procedure.</summary>
    Suspended,

    /// <summary>预警 is the worst.</summary>
    Amber,

    /// <summary>黄牌 is the worst.</summary>
    Yellow,

    /// <summary>红牌.</summary>
    Red,

    /// <summary>督办 not yet closed.</summary>
    Ordered,
}

/// <summary>Reads for the supervision board. Its figures are sums of what the docket counted; no case is looked at.</summary>
public sealed class BoardQueries(NpgsqlDataSource database)
{
    private const string Figures = """
        select authority, item, sum(n) filter (where open), sum(n) filter (where open and day = $1), sum(n) filter (where open and label like 'Suspended|%'),
            sum(n) filter (where open and label like '%|1'), sum(n) filter (where open and label like '%|2'), sum(n) filter (where open and label like '%|3'),
            sum(n) filter (where measure = 'Closed' and day >= $2), sum(n) filter (where measure = 'ClosedLate' and day >= $2)
        from (select s.authority, s.item_code as item, s.measure, s.label, s.measure = 'Open' as open, f.day, f.n
            from figure_series s
            cross join lateral (select * from figure x where x.series = s.id and x.day >= case when s.measure = 'Open' then '-infinity' else $2 end offset 0) f
            where s.measure in ('Open', 'Closed', 'ClosedLate') and (s.item_code <> '') = ($3 <> '') and s.authority <> '' and ($3 = '' or s.authority = $3)) counted
        group by authority, item
        order by 8 desc nulls last, 7 desc nulls last, 6 desc nulls last, 3 desc nulls last, 1, 2
        """;

    // The docket has the open cases in the order of their due dates; the rest is looked up for those that are shown.
    private const string Cases = """
        select c.number, c.item_name, c.applicant_name, c.authority, c.status::text,
            (select coalesce(array_agg(t.title order by t.opened_at), '{}') from approval_task t where t.case_id = c.id and t.status = 'open'),
            (select k.due_on from clock k where k.case_id = c.id and k.kind = 'Promised' and k.stopped_on is null limit 1),
            (select k.due_on from clock k where k.case_id = c.id and k.kind = 'Statutory' and k.stopped_on is null limit 1),
            w.worst, w.clock, w.due_on, (select count(*) from supervision_order o where o.case_id = c.id and o.result is null), d.due_on, d.case_id
        from (select d.case_id, d.due_on from docket d where d.due_on is not null and 
        """;

    private const string Shown = """
            order by d.due_on, d.case_id limit $1) d
        join approval_case c on c.id = d.case_id
        left join lateral (select k.rung as worst, k.clock, k.due_on from card k where k.case_id = c.id and k.revoked_at is null
            order by case k.rung when 'Red' then 3 when 'Yellow' then 2 else 1 end desc, k.due_at limit 1) w on true
        where c.closed_at is null
        order by d.due_on, d.case_id
        """;

    private const string Due = """
        select f.day, sum(f.n)::bigint
        from figure_series s
        join figure f on f.series = s.id
        where s.measure = 'Open' and s.item_code = '' and s.authority = $1 and f.n <> 0
        group by 1
        order by 1
        """;

    /// <summary>Figures by authority, the one with the most red cards first.</summary>
    /// <param name="today">Today.</param>
    /// <param name="since">First day of ended cases that are counted.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The figures.</returns>
    public async Task<List<AuthorityFigures>> FiguresAsync(LocalDate today, LocalDate since, CancellationToken cancellation) =>
        [.. (await StandingAsync(string.Empty, today, since, cancellation)).Select(s => s.Figures)];

    /// <summary>The same by item of one authority.</summary>
    /// <param name="authority">实施主体.</param>
    /// <param name="today">Today.</param>
    /// <param name="since">First day of ended cases that are counted.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The figures, the item with the most red cards first.</returns>
    public Task<List<ItemStanding>> ItemsAsync(string authority, LocalDate today, LocalDate since, CancellationToken cancellation) =>
        StandingAsync(authority, today, since, cancellation);

    /// <summary>Open cases by their promised day.</summary>
    /// <param name="authority">Only of this authority; null = all.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Days in order, those without one last (<see cref="Docket.Tally.NoDay"/>).</returns>
    public Task<List<(LocalDate Day, long Open)>> DueAsync(string? authority, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(Due).With(authority ?? string.Empty), r => (r.GetFieldValue<LocalDate>(0), r.GetInt64(1)), cancellation);

    private Task<List<ItemStanding>> StandingAsync(string authority, LocalDate today, LocalDate since, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(Figures).With(today, since, authority),
        r => new ItemStanding(r.GetString(1), new AuthorityFigures(
            r.GetString(0), Count(r, 2), Count(r, 3), Count(r, 4), Count(r, 5), Count(r, 6), Count(r, 7), Count(r, 8), Count(r, 9))), cancellation);

    /// <summary>督办 not yet closed.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>How many.</returns>
    public async Task<int> OpenOrdersAsync(CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand("select count(*)::integer from supervision_order where result is null"), r => r.GetInt32(0), cancellation))[0];

    private static long Count(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? 0 : (long)reader.GetDecimal(column);

    /// <summary>Open cases, the one due first on top.</summary>
    /// <param name="wish">Which.</param>
    /// <param name="today">Today.</param>
    /// <param name="after">Only those behind this place; null = from the top.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The cases.</returns>
    public Task<List<BoardCase>> CasesAsync(BoardWish wish, LocalDate today, BoardPlace? after, int most, CancellationToken cancellation)
    {
        List<object> values = [most];
        List<string> which = [Which(wish.Filter)];
        if (wish.Authority is { } authority)
            which.Add($"d.authority = {Value(authority)}");
        if (wish.Item is { } item)
            which.Add($"d.item_code = {Value(item)}");
        if (wish.Due is { } due)
            which.Add($"d.due_on = {Value(due)}");
        if (after is not null)
            which.Add($"(d.due_on, d.case_id) > ({Value(after.DueOn)}, {Value(after.Case)})");
        return Statement.ReadAsync(
            database.CreateCommand($"{Cases}{string.Join(" and ", which)}\n{Shown}").With([.. values]),
            r => new BoardCase(
                r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<CaseStatus>(r.GetString(4)),
                r.GetFieldValue<string[]>(5), Day(r, 6), Day(r, 7), Words(r, 8), Words(r, 9), Day(r, 10), r.GetInt64(11))
            {
                Place = new BoardPlace(r.GetFieldValue<LocalDate>(12), r.GetInt64(13)),
            }, cancellation);

        string Which(BoardFilter filter) => filter switch
        {
            BoardFilter.DueToday => $"d.due_on = {Value(today)}",
            BoardFilter.Suspended => "d.status = 'Suspended'",
            BoardFilter.OnTime => "d.card = 0",
            BoardFilter.Amber or BoardFilter.Yellow or BoardFilter.Red => $"d.card = {Value((short)(1 + filter - BoardFilter.Amber))} and d.card > 0",
            BoardFilter.Ordered => "d.case_id in (select o.case_id from supervision_order o where o.result is null)",
            _ => "true",
        };

        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }
    }

    private static string? Words(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static LocalDate? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<LocalDate>(column);
}
