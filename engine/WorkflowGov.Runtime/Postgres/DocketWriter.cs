using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The rows of a batch of the docket, one statement a table.</summary>
internal static class DocketWriter
{
    private const string UpsertEntry = """
        insert into docket as d (case_id, sequence, authority, item_code, status, card, applicant, received_on)
        select case_id, sequence, authority, item_code, status::case_status, card, applicant, received_on
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            as u(case_id, sequence, authority, item_code, status, card, applicant, received_on)
        on conflict (case_id) do update
        set sequence = excluded.sequence, status = excluded.status, card = excluded.card, applicant = excluded.applicant
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

    private const string UpsertFigure = """
        with counted as (
            select s.id, u.day, u.n
            from unnest($1, $2, $3, $4, $5, $6, $7, $8) as u(measure, authority, item_code, office, step, label, day, n)
            join figure_series s using (measure, authority, item_code, office, step, label)),
        months as (
            insert into figure_month as m (series, month, n)
            select id, date_trunc('month', day)::date, sum(n) from counted group by 1, 2
            on conflict (series, month) do update set n = m.n + excluded.n)
        insert into figure as f (series, day, n) select id, day, n from counted
        on conflict (series, day) do update set n = f.n + excluded.n
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
            .Command(UpsertEntry));
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
