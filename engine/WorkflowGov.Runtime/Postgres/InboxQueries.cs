using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>待办: the tasks of an office and roles, and those that wait for somebody by name (加签, 会签, 表决), in the order of what presses.</summary>
public sealed class InboxQueries(NpgsqlDataSource database)
{
    private const string Due = "coalesce(least(a.due_on, a.case_due_on), 'infinity'::date)";

    private const string Named = "a.status = 'open' and a.waits_for && $3 and not (a.office = $1 and a.role = any($2))";

    private const string Words = """
        ($6::text is null or exists (
            select from approval_case c where c.id = a.case_id and position($6 in lower(c.item_name || ' ' || c.applicant_name || ' ' || c.number)) > 0))
        """;

    private const string Fits = $"""
        {Due} between $7 and $8 and ({Due}, a.case_id, a.step) > ($9, $10, $11)
            and ($4::text is null or a.title = $4) and ($5::text is null or a.claimed_by = $5) and {Words}
        """;

    private const string Ordered = $"order by {Due}, a.case_id, a.step limit $12";

    // Each role's tasks lie in order in one index: a page reads as many of its entries as stand before its end.
    private const string WaitingSql = $"""
        select c.number, c.item_code, c.item_name, c.applicant_name, c.status, t.step, t.visit, t.title, t.role, t.opened_at, t.claimed_by,
            array(select k.content from clock k where k.case_id = t.case_id and k.stopped_on is null order by k.ordinal),
            t.case_id, f.due
        from (
            select * from (
                select p.* from unnest($2) as r(role), lateral (
                    select a.case_id, a.step, {Due} as due from approval_task a
                    where a.status = 'open' and a.office = $1 and a.role = r.role and {Fits}
                    {Ordered}) p
                union all
                (select a.case_id, a.step, {Due} from approval_task a where {Named} and {Fits} {Ordered})) u
            order by u.due, u.case_id, u.step offset $13 limit $14) f
        join approval_task t on t.case_id = f.case_id and t.step = f.step and t.status = 'open'
        join approval_case c on c.id = t.case_id
        order by f.due, f.case_id, f.step
        """;

    private const string Counted = """
        select title, count(*) filter (where due < $7)::integer, count(*) filter (where due = $7)::integer,
            count(*) filter (where due > $7 and due <= $8)::integer, count(*) filter (where due > $8 and due < 'infinity')::integer,
            count(*) filter (where due = 'infinity')::integer
        """;

    // Without a filter only the index is read.
    private const string CountAllSql = $"""
        {Counted}
        from (
            select a.title, {Due} as due from approval_task a where a.status = 'open' and a.office = $1 and a.role = any($2)
            union all
            select a.title, {Due} from approval_task a where {Named}) w
        where $4::text is null and $5::text is null and $6::text is null
        group by title order by min(due), title
        """;

    private const string CountSql = $"""
        {Counted}
        from (
            select a.title, {Due} as due from approval_task a
            where a.status = 'open' and ((a.office = $1 and a.role = any($2)) or a.waits_for && $3)
                and ($4::text is null or a.title = $4) and ($5::text is null or a.claimed_by = $5) and {Words}) w
        group by title order by min(due), title
        """;

    /// <summary>Open tasks with the clocks of their cases, what presses most on top.</summary>
    /// <param name="of">Whose inbox.</param>
    /// <param name="after">Only those behind this place; null = from the top.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="days">Only those whose day lies here, inclusive; null = all.</param>
    /// <param name="filter">What else is wanted; null = all.</param>
    /// <param name="skip">So many are passed over first.</param>
    /// <returns>The tasks.</returns>
    public async Task<List<WaitingTask>> WaitingAsync(
        InboxOf of, InboxPlace? after, int most, CancellationToken cancellation, (LocalDate From, LocalDate To)? days = null, InboxFilter? filter = null, int skip = 0)
    {
        await using var command = Command(WaitingSql, of, filter);
        var (from, to) = days ?? (LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
        foreach (var value in (object[])[from, to, after is null ? LocalDate.MinIsoValue : after.DueOn ?? LocalDate.MaxIsoValue, after?.Case ?? 0, after?.Step ?? string.Empty, skip + most, skip, most])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        // What began on one day under one limit is one clock: read once a page.
        var known = new Dictionary<string, Clock>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<WaitingTask>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new WaitingTask(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Enum.Parse<CaseStatus>(row.GetString(4)), row.GetString(5), row.GetInt32(6),
                row.GetString(7), row.GetString(8), row.GetFieldValue<Instant>(9), row.IsDBNull(10) ? null : row.GetString(10),
                [.. row.GetFieldValue<string[]>(11).Select(ClockOf)], new InboxPlace(DayOf(row.GetFieldValue<LocalDate>(13)), row.GetInt64(12), row.GetString(5))));
        }

        return found;

        Clock ClockOf(string content) => known.TryGetValue(content, out var clock) ? clock : known[content] = StoredJson.Read<Clock>(content);
    }

    /// <summary>How many tasks there are of each step, by the day that presses.</summary>
    /// <param name="of">Whose inbox.</param>
    /// <param name="filter">What is wanted; its group is not looked at.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>A count a step, the most pressing first.</returns>
    public async Task<List<InboxCount>> CountAsync(InboxOf of, InboxFilter filter, LocalDate today, WorkCalendar calendar, CancellationToken cancellation)
    {
        var isAll = filter is { Title: null, Mine: false, Words: null };
        await using var command = Command(isAll ? CountAllSql : CountSql, of, filter);
        command.Parameters.Add(new NpgsqlParameter { Value = today });
        command.Parameters.Add(new NpgsqlParameter { Value = InboxFilter.SoonThrough(today, calendar) });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<InboxCount>();
        while (await row.ReadAsync(cancellation))
            counts.Add(new InboxCount(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));
        return counts;
    }

    private NpgsqlCommand Command(string sql, InboxOf of, InboxFilter? filter)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = of.Office.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = of.Roles.Select(r => r.Name).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = of.Names.ToArray() });
        foreach (var text in (string?[])[filter?.Title, filter is { Mine: true } ? of.User : null, filter?.Words?.Trim().ToLowerInvariant()])
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    private static LocalDate? DayOf(LocalDate day) => day == LocalDate.MaxIsoValue ? null : day;
}
