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
        from (select s.authority, s.measure, s.label, s.measure = 'Open' as open, f.day, f.n
            from figure_series s
            cross join lateral (select * from figure x where x.series = s.id and x.day >= case when s.measure = 'Open' then '-infinity' else $2 end offset 0) f
            where s.measure in ('Open', 'Closed', 'ClosedLate') and s.item_code = '' and s.authority <> '') counted
        group by authority
        order by 7 desc nulls last, 6 desc nulls last, 5 desc nulls last, 2 desc nulls last, 1
        """;

    // The docket has the open cases in the order of their due dates; the rest is looked up for those that are shown.
    private const string Cases = """
        select c.number, c.item_name, c.applicant_name, c.authority, c.status::text,
            (select coalesce(array_agg(t.title order by t.opened_at), '{}') from approval_task t where t.case_id = c.id and t.status = 'open'),
            (select k.due_on from clock k where k.case_id = c.id and k.kind = 'Promised' and k.stopped_on is null limit 1),
            (select k.due_on from clock k where k.case_id = c.id and k.kind = 'Statutory' and k.stopped_on is null limit 1),
            w.worst, w.clock, (select count(*) from supervision_order o where o.case_id = c.id and o.result is null)
        from (select d.case_id, d.due_on from docket d where d.due_on is not null and 
        """;

    private const string Shown = """
            order by d.due_on, d.case_id limit $1) d
        join approval_case c on c.id = d.case_id
        left join lateral (select k.rung as worst, k.clock from card k where k.case_id = c.id and k.revoked_at is null
            order by case k.rung when 'Red' then 3 when 'Yellow' then 2 else 1 end desc, k.due_at limit 1) w on true
        where c.closed_at is null
        order by d.due_on, d.case_id
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

    /// <summary>督办 not yet closed.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>How many.</returns>
    public async Task<int> OpenOrdersAsync(CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand("select count(*)::integer from supervision_order where result is null"), r => r.GetInt32(0), cancellation))[0];

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
        List<object> values = [most];
        var which = filter switch
        {
            BoardFilter.DueToday => $"d.due_on = {Value(today)}",
            BoardFilter.Suspended => "d.status = 'Suspended'",
            BoardFilter.Amber or BoardFilter.Yellow or BoardFilter.Red => $"d.card = {Value((short)(1 + filter - BoardFilter.Amber))} and d.card > 0",
            BoardFilter.Ordered => "d.case_id in (select o.case_id from supervision_order o where o.result is null)",
            _ => "true",
        };
        if (authority is not null)
            which += $" and d.authority = {Value(authority)}";
        await using var command = database.CreateCommand($"{Cases}{which}\n{Shown}").With([.. values]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<BoardCase>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new BoardCase(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Enum.Parse<CaseStatus>(reader.GetString(4)),
                reader.GetFieldValue<string[]>(5), Day(reader, 6), Day(reader, 7), Words(reader, 8), Words(reader, 9), reader.GetInt64(10)));
        }

        return found;

        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }
    }

    private static string? Words(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static LocalDate? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<LocalDate>(column);
}
