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

/// <summary>Reads for the supervision board. Its figures are sums of what the docket counted; no case is looked at.</summary>
public sealed class BoardQueries(NpgsqlDataSource database)
{
    private const string Figures = """
        select authority, sum(n) filter (where open), sum(n) filter (where open and day = $1), sum(n) filter (where open and label like 'Suspended|%'),
            sum(n) filter (where open and label like '%|1'), sum(n) filter (where open and label like '%|2'), sum(n) filter (where open and label like '%|3'),
            sum(n) filter (where measure = 'Closed' and day >= $2), sum(n) filter (where measure = 'ClosedLate' and day >= $2)
        from (select s.*, s.measure = 'Open' as open, f.day, f.n from figure_series s join figure f on f.series = s.id
            where s.item_code = '' and (s.measure = 'Open' or s.measure in ('Closed', 'ClosedLate') and f.day >= $2)) counted
        group by authority
        order by 7 desc nulls last, 6 desc nulls last, 5 desc nulls last, 2 desc nulls last, 1
        """;

    private const string Cases = """
        select c.number, c.item_name, c.applicant_name, c.authority, c.status::text,
            (select coalesce(array_agg(t.title order by t.opened_at), '{}') from approval_task t where t.case_id = c.id and t.status = 'open'),
            p.due_on, s.due_on, w.worst, w.clock, coalesce(r.orders, 0)
        from approval_case c
        left join clock p on p.case_id = c.id and p.kind = 'Promised' and p.stopped_on is null
        left join clock s on s.case_id = c.id and s.kind = 'Statutory' and s.stopped_on is null
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
    /// <param name="since">First day of ended cases that are counted.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The figures.</returns>
    public async Task<List<AuthorityFigures>> FiguresAsync(LocalDate today, LocalDate since, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Figures);
        command.Parameters.AddWithValue(today);
        command.Parameters.AddWithValue(since);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<AuthorityFigures>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new AuthorityFigures(
                reader.GetString(0), Count(reader, 1), Count(reader, 2), Count(reader, 3), Count(reader, 4), Count(reader, 5), Count(reader, 6),
                Count(reader, 7), Count(reader, 8)));
        }

        return found;
    }

    private static long Count(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? 0 : (long)reader.GetDecimal(column);

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
