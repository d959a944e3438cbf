using NodaTime;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Open tasks of an office or an officer, by when they are due; all parts together are <paramref name="Open"/>.</summary>
/// <param name="Key">Office, user name, or step.</param>
/// <param name="Open">Open tasks.</param>
/// <param name="Late">Of these, due before today.</param>
/// <param name="DueToday">Of these, due today.</param>
/// <param name="DueSoon">Of these, due within the next working days.</param>
/// <param name="Later">Of these, due later.</param>
/// <param name="NoDay">Of these, without a day: not counted now.</param>
public sealed record TaskLoad(string Key, long Open, long Late, long DueToday, long DueSoon, long Later, long NoDay);

/// <summary>Who has how much to do (在手任务): read off the open tasks themselves, along their index.</summary>
public sealed class LoadQueries(NpgsqlDataSource database)
{
    private const string Parts = """
        sum(n)::bigint, coalesce(sum(n) filter (where due_on < $1), 0)::bigint, coalesce(sum(n) filter (where due_on = $1), 0)::bigint,
            coalesce(sum(n) filter (where due_on > $1 and due_on <= $2), 0)::bigint, coalesce(sum(n) filter (where due_on > $2), 0)::bigint,
            coalesce(sum(n) filter (where due_on is null), 0)::bigint
        """;

    private const string Offices = $"""
        select office, {Parts}
        from (select office, due_on, count(*) as n from approval_task where status = 'open' group by 1, 2) t
        group by 1
        order by 3 desc, 4 desc, 2 desc, 1
        """;

    private const string Handlers = $"""
        select coalesce(user_name, ''), {Parts}
        from (select coalesce(claimed_by, case when cardinality(waits_for) = 1 then waits_for[1] end) as user_name, due_on, count(*) as n
            from approval_task where status = 'open' and office = $3 group by 1, 2) t
        group by 1
        order by 3 desc, 4 desc, 2 desc, 1
        """;

    private const string Steps = $"""
        select step, {Parts}
        from (select t.step, t.due_on, count(*) as n
            from docket d
            join approval_task t on t.case_id = d.case_id and t.status = 'open'
            where d.item_code = $3 and d.due_on is not null
            group by 1, 2) t
        group by 1
        order by 1
        """;

    /// <summary>Open tasks by office, the one with most that are late first.</summary>
    /// <param name="today">Today.</param>
    /// <param name="soon">Last day that is soon.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The offices that have any.</returns>
    public Task<List<TaskLoad>> OfficesAsync(LocalDate today, LocalDate soon, CancellationToken cancellation) => ReadAsync(Offices, [today, soon], cancellation);

    /// <summary>Open tasks of an office by who claimed them, or is named for them; nobody's under an empty key.</summary>
    /// <param name="office">The office.</param>
    /// <param name="today">Today.</param>
    /// <param name="soon">Last day that is soon.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>User names with their tasks.</returns>
    public Task<List<TaskLoad>> HandlersAsync(string office, LocalDate today, LocalDate soon, CancellationToken cancellation) =>
        ReadAsync(Handlers, [today, soon, office], cancellation);

    /// <summary>Open tasks of an item by step.</summary>
    /// <param name="item">业务办理项编码.</param>
    /// <param name="today">Today.</param>
    /// <param name="soon">Last day that is soon.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Steps with their tasks.</returns>
    public Task<List<TaskLoad>> StepsAsync(string item, LocalDate today, LocalDate soon, CancellationToken cancellation) =>
        ReadAsync(Steps, [today, soon, item], cancellation);

    private Task<List<TaskLoad>> ReadAsync(string sql, object[] values, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(sql).With(values),
        r => new TaskLoad(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6)), cancellation);
}
