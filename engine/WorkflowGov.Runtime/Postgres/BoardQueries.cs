using NodaTime;
using Npgsql;
using NpgsqlTypes;
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
    string Authority, long Open, long DueToday, long Suspended, long Amber, long Yellow, long Red, long Closed, long ClosedLate);

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
/// <param name="OpenOrders">督办 not yet closed.</param>
public sealed record BoardCase(
    string Number, string ItemName, string Applicant, string Authority, CaseStatus Status, string[] Steps, LocalDate? PromisedDue,
    LocalDate? StatutoryDue, string? Worst, string? WorstClock, long OpenOrders);

/// <summary>Which open cases the board lists.</summary>
public enum BoardFilter
{
    /// <summary>All.</summary>
    Open,

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

/// <summary>Reads for the supervision board. Its figures look at every open case once.</summary>
public sealed class BoardQueries(NpgsqlDataSource database)
{
    private const string Figures = """
        with open as (
            select c.authority, c.status, p.due_on = $1 as due_today,
                (select max(case k.rung when 'Red' then 3 when 'Yellow' then 2 else 1 end) from card k
                    where k.case_id = c.id and k.revoked_at is null) as worst
            from approval_case c
            left join clock p on p.case_id = c.id and p.name = 'promised' and p.stopped_on is null
            where c.closed_at is null),
        closed as (
            select c.authority, count(*) as ended,
                count(*) filter (where exists (select from card k where k.case_id = c.id and k.revoked_at is null
                    and k.clock in ('promised', 'statutory') and k.rung <> 'Amber')) as late
            from approval_case c
            where c.closed_at >= $2
            group by c.authority)
        select authority, coalesce(o.n, 0), coalesce(o.today, 0), coalesce(o.suspended, 0), coalesce(o.amber, 0),
            coalesce(o.yellow, 0), coalesce(o.red, 0), coalesce(e.ended, 0), coalesce(e.late, 0)
        from (select authority, count(*) as n, count(*) filter (where due_today) as today,
                count(*) filter (where status = 'Suspended') as suspended, count(*) filter (where worst = 1) as amber,
                count(*) filter (where worst = 2) as yellow, count(*) filter (where worst = 3) as red
            from open group by authority) o
        full join closed e using (authority)
        order by coalesce(o.red, 0) desc, coalesce(o.yellow, 0) desc, coalesce(o.amber, 0) desc, coalesce(o.n, 0) desc, authority
        """;

    private const string Cases = """
        select c.number, c.item_name, c.applicant_name, c.authority, c.status::text,
            (select coalesce(array_agg(t.title order by t.opened_at), '{}') from approval_task t where t.case_id = c.id and t.status = 'open'),
            p.due_on, s.due_on, w.worst, w.clock, coalesce(r.orders, 0)
        from approval_case c
        left join clock p on p.case_id = c.id and p.name = 'promised' and p.stopped_on is null
        left join clock s on s.case_id = c.id and s.name = 'statutory' and s.stopped_on is null
        left join lateral (select k.rung as worst, k.clock from card k where k.case_id = c.id and k.revoked_at is null
            order by case k.rung when 'Red' then 3 when 'Yellow' then 2 else 1 end desc, k.due_at limit 1) w on true
        left join lateral (select count(*) as orders from supervision_order o where o.case_id = c.id and o.result is null) r on true
        where c.closed_at is null and ($1::text is null or c.authority = $1)
            and case $2 when 'DueToday' then p.due_on = $3 when 'Suspended' then c.status = 'Suspended'
                when 'Amber' then w.worst = 'Amber' when 'Yellow' then w.worst = 'Yellow' when 'Red' then w.worst = 'Red'
                when 'Ordered' then r.orders > 0 else true end
        order by least(p.due_on, s.due_on) nulls last, c.id
        limit $4
        """;

    /// <summary>Figures by authority, the one with the most red cards first.</summary>
    /// <param name="today">Today.</param>
    /// <param name="since">Since when ended cases are counted.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The figures.</returns>
    public async Task<List<AuthorityFigures>> FiguresAsync(LocalDate today, Instant since, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Figures);
        command.Parameters.AddWithValue(today);
        command.Parameters.AddWithValue(since);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<AuthorityFigures>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new AuthorityFigures(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5),
                reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8)));
        }

        return found;
    }

    /// <summary>Open cases, the one due first on top.</summary>
    /// <param name="authority">Only of this authority; null = all.</param>
    /// <param name="filter">Which.</param>
    /// <param name="today">Today.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The cases.</returns>
    public async Task<List<BoardCase>> CasesAsync(string? authority, BoardFilter filter, LocalDate today, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Cases);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)authority ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(filter.ToString());
        command.Parameters.AddWithValue(today);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<BoardCase>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new BoardCase(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Enum.Parse<CaseStatus>(reader.GetString(4)),
                reader.GetFieldValue<string[]>(5), Day(reader, 6), Day(reader, 7), Words(reader, 8), Words(reader, 9), reader.GetInt64(10)));
        }

        return found;
    }

    private static string? Words(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static LocalDate? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<LocalDate>(column);
}
