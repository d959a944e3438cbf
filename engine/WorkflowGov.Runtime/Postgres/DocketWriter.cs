using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The rows of a batch of the docket, one statement a table.</summary>
internal static class DocketWriter
{
    private const string UpsertEntry = """
        insert into docket as d (case_id, sequence, authority, item_code, status, card, applicant, received_on, due_on)
        select case_id, sequence, authority, item_code, status::case_status, card, applicant, received_on, due_on
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            as u(case_id, sequence, authority, item_code, status, card, applicant, received_on, due_on)
        on conflict (case_id) do update
        set sequence = excluded.sequence, status = excluded.status, card = excluded.card, applicant = excluded.applicant, due_on = excluded.due_on
        """;

    private const string WidenDay = """
        insert into docket_day as d (received_on, first_case, last_case)
        select received_on, min(case_id), max(case_id) from unnest($1, $2) as u(received_on, case_id) group by 1
        on conflict (received_on) do update
        set first_case = least(d.first_case, excluded.first_case), last_case = greatest(d.last_case, excluded.last_case)
        where excluded.first_case < d.first_case or excluded.last_case > d.last_case
        """;

    private const string InsertOffice = """
        insert into docket_office (office, case_id) select * from unnest($1, $2) on conflict do nothing
        """;

    private const string UpsertWords = """
        insert into docket_words (case_id, words) select case_id, words::tsvector from unnest($1, $2) as u(case_id, words)
        on conflict (case_id) do update set words = excluded.words
        """;

    private const string InsertSeries = """
        insert into figure_series (measure, authority, item_code, office, step, label)
        select distinct * from unnest($1, $2, $3, $4, $5, $6)
        on conflict do nothing
        """;

    // Sums over items are kept by month, too; what is open has no month.
    private const string UpsertFigure = """
        with counted as (
            select s.id, s.item_code = '' and s.measure <> 'Open' as by_month, s.item_code <> '' and s.measure in ('Handled', 'Margin') as spread, u.day, u.n
            from unnest($1, $2, $3, $4, $5, $6, $7, $8) as u(measure, authority, item_code, office, step, label, day, n)
            join figure_series s using (measure, authority, item_code, office, step, label)),
        months as (
            insert into figure_month as m (series, month, n)
            select id, date_trunc('month', day)::date, sum(n) from counted where by_month group by 1, 2
            on conflict (series, month) do update set n = m.n + excluded.n),
        spread as (
            insert into figure_spread as p (span, day, series, n)
            select span, case span when 'Day' then day else date_trunc('month', day)::date end, id, sum(n)
            from counted cross join unnest(enum_range(null::figure_span)) span where spread group by 1, 2, 3
            on conflict (span, day, series) do update set n = p.n + excluded.n)
        insert into figure as f (series, day, n) select id, day, n from counted
        on conflict (series, day) do update set n = f.n + excluded.n
        """;

    // Nothing is left of a due date when no case with it is open: the board reads what is open, not what was.
    private const string DropClosed = """
        delete from figure f
        using unnest($1, $2, $3, $4, $5, $6, $7) as u(measure, authority, item_code, office, step, label, day)
        join figure_series s using (measure, authority, item_code, office, step, label)
        where f.series = s.id and f.day = u.day and f.n = 0
        """;

    private static readonly string Names = string.Join(", ", FigureColumn.All.Select(c => c.Name));

    private static readonly string UpsertItem = $"""
        insert into figure_item as f (span, day, item_code, authority, {Names})
        select span::figure_span, day, item_code, authority, {Names}
        from unnest({string.Join(", ", Enumerable.Range(1, FigureColumn.All.Length + 4).Select(i => $"${i}"))}) as u(span, day, item_code, authority, {Names})
        on conflict (span, day, item_code, authority) do update
        set {string.Join(", ", FigureColumn.All.Select(c => $"{c.Name} = f.{c.Name} + excluded.{c.Name}"))}
        """;

    public static void Write(NpgsqlBatch batch, Docketed docketed)
    {
        var entries = docketed.Entries;
        if (entries.Count == 0)
            return;
        batch.BatchCommands.Add(new Columns<DocketEntry>(entries)
            .Add(NpgsqlDbType.Bigint, e => e.Case.Value)
            .Add(NpgsqlDbType.Integer, e => e.Sequence)
            .Add(NpgsqlDbType.Text, e => e.Authority)
            .Add(NpgsqlDbType.Text, e => e.Item)
            .Add(NpgsqlDbType.Text, e => e.Status.ToString())
            .Add(NpgsqlDbType.Smallint, e => (short)e.Worst)
            .Add(NpgsqlDbType.Text, e => e.Applicant)
            .Add(NpgsqlDbType.Date, e => e.ReceivedOn)
            .Add(NpgsqlDbType.Date, e => e.DueOn)
            .Command(UpsertEntry));
        batch.BatchCommands.Add(new Columns<DocketEntry>(entries)
            .Add(NpgsqlDbType.Date, e => e.ReceivedOn)
            .Add(NpgsqlDbType.Bigint, e => e.Case.Value)
            .Command(WidenDay));
        var offices = entries.SelectMany(e => e.Offices.Select(o => (Office: o, e.Case))).ToList();
        batch.BatchCommands.Add(new Columns<(string Office, Core.Cases.CaseId Case)>(offices)
            .Add(NpgsqlDbType.Text, o => o.Office)
            .Add(NpgsqlDbType.Bigint, o => o.Case.Value)
            .Command(InsertOffice));
        var words = entries.Where(e => e.Words is not null).ToList();
        if (words.Count > 0)
        {
            batch.BatchCommands.Add(new Columns<DocketEntry>(words)
                .Add(NpgsqlDbType.Bigint, e => e.Case.Value)
                .Add(NpgsqlDbType.Text, e => e.Words!)
                .Command(UpsertWords));
        }

        Figures(batch, docketed.Tally);
    }

    private static void Figures(NpgsqlBatch batch, Tally tally)
    {
        var counts = tally.Counts.ToList();
        if (counts.Count == 0)
            return;
        batch.BatchCommands.Add(Of(counts).Command(InsertSeries));
        batch.BatchCommands.Add(Of(counts)
            .Add(NpgsqlDbType.Date, c => c.Day)
            .Add(NpgsqlDbType.Bigint, c => (long)c.Count)
            .Command(UpsertFigure));
        var open = counts.Where(c => c.Series.Measure == Measure.Open && c.Count < 0).ToList();
        if (open.Count > 0)
            batch.BatchCommands.Add(Of(open).Add(NpgsqlDbType.Date, c => c.Day).Command(DropClosed));
        Items(batch, counts);
    }

    /// <summary>The figures of an item on a day in one row, and once more for its month.</summary>
    private static void Items(NpgsqlBatch batch, List<(Series Series, LocalDate Day, int Count)> counts)
    {
        var lines = new Dictionary<(string Span, LocalDate Day, string Item, string Authority), FigureSum>();
        foreach (var (series, on, count) in counts.Where(c => c.Series.Item.Length > 0 && FigureColumn.Of(c.Series.Measure, c.Series.Label).Any()))
        {
            foreach (var (span, day) in ((string, LocalDate)[])[("Day", on), ("Month", on.With(DateAdjusters.StartOfMonth))])
            {
                var of = (span, day, series.Item, series.Authority);
                if (!lines.TryGetValue(of, out var line))
                    lines[of] = line = new FigureSum(series.Item);
                line.Add(series.Measure, series.Label, count);
            }
        }

        if (lines.Count > 0)
            batch.BatchCommands.Add(Of(lines).Command(UpsertItem));
    }

    private static Columns<KeyValuePair<(string Span, LocalDate Day, string Item, string Authority), FigureSum>> Of(
        Dictionary<(string Span, LocalDate Day, string Item, string Authority), FigureSum> lines)
    {
        var columns = new Columns<KeyValuePair<(string Span, LocalDate Day, string Item, string Authority), FigureSum>>([.. lines])
            .Add(NpgsqlDbType.Text, l => l.Key.Span)
            .Add(NpgsqlDbType.Date, l => l.Key.Day)
            .Add(NpgsqlDbType.Text, l => l.Key.Item)
            .Add(NpgsqlDbType.Text, l => l.Key.Authority);
        for (var column = 0; column < FigureColumn.All.Length; column++)
        {
            var i = column;
            columns.Add(NpgsqlDbType.Integer, l => (int)l.Value.Sums[i]);
        }

        return columns;
    }

    private static Columns<(Series Series, LocalDate Day, int Count)> Of(List<(Series Series, LocalDate Day, int Count)> counts) =>
        new Columns<(Series Series, LocalDate Day, int Count)>(counts)
            .Add(NpgsqlDbType.Text, c => c.Series.Measure.ToString())
            .Add(NpgsqlDbType.Text, c => c.Series.Authority)
            .Add(NpgsqlDbType.Text, c => c.Series.Item)
            .Add(NpgsqlDbType.Text, c => c.Series.Office)
            .Add(NpgsqlDbType.Text, c => c.Series.Step)
            .Add(NpgsqlDbType.Text, c => c.Series.Label);
}
