using System.Diagnostics;
using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Engine.Benchmarks;

/// <summary>
/// Fills the database with a year of a district: copies of real cases of many items at several places of their course,
/// with names of their own, and the figures that such a year leaves behind for every item of the catalogue.
/// </summary>
internal static class Million
{
    private const string Fresh = """
        create temp table fresh on commit drop as
        select m.id as model, $2::bigint + n as id, m.received_at - make_interval(days => case when m.closed_at is null then n % 20 else 20 + n % 340 end) as received_at,
            '深圳市' || w.a || w.b || '有限公司' as applicant, w.a, w.b
        from approval_case m, generate_series(1, $3::integer) n,
            lateral (select (array['满记','华丰','宝启','新安','海纳','金蝶','鹏程','前海','沙井','福永','石岩','松岗','航城','燕罗','西乡','永安','恒泰','嘉禾','德润','明辉'])[1 + (n * 7 + m.id) % 20] as a,
                (array['甜品','科技','餐饮','建筑','物流','医疗','教育','电子','机械','化工','环保','文化','体育','旅游','贸易','能源','纺织','印刷','模具','软件'])[1 + (n / 20 + m.id) % 20] as b) w
        where m.id = $1
        """;

    private static readonly string[] Copies =
    [
        """
        insert into approval_case (id, number, item_code, item_version, definition_hash, authority, item_name, applicant_name, status, sequence, head, state, received_at, changed_at, closed_at)
        select f.id, left(m.number, 31) || lpad(f.id::text, 12, '0'), m.item_code, m.item_version, m.definition_hash, m.authority, m.item_name, f.applicant, m.status, m.sequence, m.head, m.state, f.received_at, f.received_at, m.closed_at
        from fresh f join approval_case m on m.id = f.model
        """,
        "insert into application (case_id, content) select f.id, replace(a.content, '测试申请人', f.applicant) from fresh f join application a on a.case_id = f.model",
        """
        insert into approval_task (case_id, step, visit, title, role, office, status, opened_at, due_on, case_due_on, done_by, done_at, outcome)
        select f.id, t.step, t.visit, t.title, t.role, t.office, t.status, t.opened_at, t.due_on + (f.id % 40)::integer, t.case_due_on, t.done_by, t.done_at, t.outcome
        from fresh f join approval_task t on t.case_id = f.model
        """,
        """
        insert into clock (case_id, name, kind, office, due_on, provisional, suspended, stopped_on, content)
        select f.id, k.name, k.kind, k.office, k.due_on, k.provisional, k.suspended, k.stopped_on, k.content from fresh f join clock k on k.case_id = f.model
        """,
        """
        insert into case_event (case_id, sequence, at, user_name, display_name, office, definition_hash, type, payload, hash)
        select f.id, e.sequence, e.at, e.user_name, e.display_name, e.office, e.definition_hash, e.type, e.payload, e.hash
        from fresh f join approval_case m on m.id = f.model and m.closed_at is null join case_event e on e.case_id = f.model
        """,
        """
        insert into docket (case_id, sequence, authority, item_code, status, card, applicant, received_on, due_on)
        select f.id, d.sequence, d.authority, d.item_code, d.status, (case when f.id % 50 = 0 then 1 + f.id % 3 else 0 end)::smallint, f.applicant, f.received_at::date,
            case when d.due_on < date '9999-12-31' then d.due_on + (f.id % 40)::integer else d.due_on end
        from fresh f join docket d on d.case_id = f.model
        """,
        "insert into docket_office (office, case_id) select o.office, f.id from fresh f join docket_office o on o.case_id = f.model",
        """
        insert into docket_words (case_id, words)
        select f.id, ts_delete(w.words, array(select format('#%s:%s', b, f.model >> b) from unnest(array[8, 11, 14, 17]) b))
            || format('''深圳'':1 ''圳市'':2 ''市%1$s'':3 ''%2$s'':4 ''%3$s'':5 ''%4$s'':6 ''%5$s有'':7 ''有限'':8 ''限公'':9 ''公司'':10 ''司'':11 ''%6$s'':13 ''#8:%7$s'' ''#11:%8$s'' ''#14:%9$s'' ''#17:%10$s''',
            left(f.a, 1), f.a, right(f.a, 1) || left(f.b, 1), f.b, right(f.b, 1), lpad(f.id::text, 12, '0'), f.id >> 8, f.id >> 11, f.id >> 14, f.id >> 17)::tsvector
        from fresh f join docket_words w on w.case_id = f.model
        """,
    ];

    // Sixty kinds of counts an item, a third of them on each working day: about what five cases an item and day leave behind.
    private const string Series = """
        insert into figure_series (measure, authority, item_code, office, step, label)
        select k.measure, i.authority, i.code, i.authority, k.step, k.label
        from (select distinct on (code) code, authority from definition) i
        cross join lateral (
            select measure, step, label from figure_series where item_code <> '' and measure not in ('Open', 'RefusedAttempt')
            group by 1, 2, 3 order by measure not in ('Received', 'Accepted', 'Decided', 'Promise'), hashtext(i.code || measure || step || label) limit 60) k
        on conflict do nothing
        """;

    private const string Figures = """
        insert into figure (series, day, n)
        select s.id, d::date, 1 + s.id % 4
        from figure_series s, generate_series(date '2025-09-01', date '2026-08-31', interval '1 day') d
        where extract(isodow from d) < 6 and s.measure not in ('Open', 'RefusedAttempt') and s.item_code <> ''
            and (s.measure = 'Received' or (s.id + extract(doy from d)::integer * 7) % 3 = 0)
        on conflict do nothing
        """;

    // The sums of each body that are no step's, which the docket counts beside those of its items; those of steps are summed as the migration does.
    private const string BodySeries = """
        insert into figure_series (measure, authority, item_code, office, step, label)
        select distinct measure, authority, '', office, step, label from figure_series
        where item_code <> '' and authority <> '' and step = '' and measure not in ('Open', 'RefusedAttempt')
        on conflict do nothing
        """;

    private const string BodyFigures = """
        insert into figure (series, day, n)
        select b.id, f.day, sum(f.n)
        from figure_series b
        join figure_series s on (s.measure, s.authority, s.office, s.step, s.label) = (b.measure, b.authority, b.office, b.step, b.label) and s.item_code <> ''
        join figure f on f.series = s.id
        where b.item_code = '' and b.authority <> '' and b.step = '' and b.measure not in ('Open', 'RefusedAttempt')
        group by 1, 2
        on conflict do nothing
        """;

    private const string OpenSeries = """
        insert into figure_series (measure, authority, item_code, office, step, label)
        select distinct 'Open', authority, item_code, authority, '', status || '|' || card from docket where due_on is not null
        on conflict do nothing
        """;

    private const string OpenFigures = """
        insert into figure (series, day, n)
        select s.id, d.due_on, count(*)
        from docket d
        join figure_series s on (s.measure, s.authority, s.item_code, s.office, s.step, s.label)
            = ('Open', d.authority, d.item_code, d.authority, '', d.status || '|' || d.card)
        where d.due_on is not null
        group by 1, 2
        """;

    private const string WordsIndex = "create index docket_words_found on docket_words using gin (words) with (fastupdate = off)";

    private const string Settled = """
        update docket_progress set (transaction, position) = (
            select e.transaction, e.position from case_event e order by e.transaction desc, e.position desc limit 1)
        """;

    /// <summary>Copies each model so often.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, IReadOnlyList<long> open, int openCases, IReadOnlyList<long> closed, int closedCases)
    {
        var watch = Stopwatch.StartNew();
        var work = new List<(long Model, long First, int Cases)>();
        long next = 1_000_000_000;
        foreach (var (models, cases) in (IEnumerable<(IReadOnlyList<long>, int)>)[(open, openCases), (closed, closedCases)])
        {
            foreach (var model in models)
            {
                work.Add((model, next, cases / models.Count));
                next += cases / models.Count;
            }
        }

        await RunAsync(database, "drop index docket_words_found");
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (one, _) => await CopyAsync(database, one.Model, one.First, one.Cases));
        Console.WriteLine($"{next - 1_000_000_000:N0} cases copied in {watch.Elapsed.TotalSeconds:0} s");
        await RunAsync(database, WordsIndex);
        await RunAsync(database, "insert into docket_day select received_on, min(case_id), max(case_id) from docket group by 1 on conflict (received_on) do update set first_case = excluded.first_case, last_case = excluded.last_case");
        await FiguresAsync(database);
        await RunAsync(database, Settled);
        await RunAsync(database, "vacuum analyze");
        Console.WriteLine($"filled in {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>A year's figures in place of those that are there; what is summed from them as the migration sums it.</summary>
    public static async Task FiguresAsync(NpgsqlDataSource database)
    {
        var sums = await TextOfAsync("0071_figures_in_one_row", "insert into figure_item", "drop index");
        var spread = await TextOfAsync("0072_spread_by_series", "insert into figure_spread", "create index");
        foreach (var sql in (string[])[
            "truncate figure, figure_item, figure_spread", Series, Figures, BodySeries, BodyFigures, OpenSeries, OpenFigures, sums, spread, "analyze"])
            await RunAsync(database, sql);
    }

    /// <summary>The statements of a migration from one to another, without what a later one dropped.</summary>
    private static async Task<string> TextOfAsync(string migration, string from, string to)
    {
        await using var script = typeof(CaseDatabase).Assembly.GetManifestResourceStream($"WorkflowGov.Runtime.Postgres.Migrations.{migration}.sql")!;
        using var reader = new StreamReader(script);
        var text = await reader.ReadToEndAsync();
        text = text[text.IndexOf(from, StringComparison.Ordinal)..text.IndexOf(to, StringComparison.Ordinal)];
        return string.Join(";", text.Split(';').Where(s => !s.Contains("s.label::integer", StringComparison.Ordinal)));
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1800;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CopyAsync(NpgsqlDataSource database, long model, long first, int cases)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var fresh = new NpgsqlCommand(Fresh, connection))
        {
            fresh.Parameters.AddWithValue(model);
            fresh.Parameters.AddWithValue(first);
            fresh.Parameters.AddWithValue(cases);
            await fresh.ExecuteNonQueryAsync();
        }

        foreach (var sql in Copies)
        {
            await using var copy = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            await copy.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
