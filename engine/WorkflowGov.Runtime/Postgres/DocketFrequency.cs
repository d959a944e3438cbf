using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>
/// How many cases a word or an office has, about: as the database's own statistics know the common ones. Read anew now
/// and then; the estimate decides which way a search goes, never what it finds.
/// </summary>
internal sealed class DocketFrequency(NpgsqlDataSource database)
{
    private const string Common = """
        select e.word, e.frequency * (select greatest(reltuples, 0) from pg_class where oid = 'docket_words'::regclass)
        from pg_stats s,
            unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])]) as e(word, frequency)
        where s.schemaname = 'workflowgov' and s.tablename = 'docket_words' and s.attname = 'words'
        union all
        select 'office ' || e.office, e.frequency * (select greatest(reltuples, 0) from pg_class where oid = 'docket_office'::regclass)
        from pg_stats s, unnest(s.most_common_vals::text::text[], s.most_common_freqs) as e(office, frequency)
        where s.schemaname = 'workflowgov' and s.tablename = 'docket_office' and s.attname = 'office'
        """;

    private static readonly Duration Every = Duration.FromMinutes(10);

    private volatile Known? known;

    /// <summary>About how many cases a question finds.</summary>
    public async Task<double> OfWordsAsync(string question, CancellationToken cancellation)
    {
        var common = await KnownAsync(cancellation);
        return SearchWords.Parts(question).Select(p => p.BeginsWith ? common.Beginning(p.Words[0]) : p.Words.Min(common.Of))
            .Aggregate(common.Cases, (all, found) => all * found / Math.Max(common.Cases, 1));
    }

    /// <summary>About how many cases an office took part in.</summary>
    public async Task<double> OfOfficeAsync(string office, CancellationToken cancellation) => (await KnownAsync(cancellation)).Of($"office {office}");

    private async Task<Known> KnownAsync(CancellationToken cancellation) =>
        known is { } kept && System.Diagnostics.Stopwatch.GetElapsedTime(kept.Since) < Every.ToTimeSpan() ? kept : known = await ReadAsync(cancellation);

    private async Task<Known> ReadAsync(CancellationToken cancellation)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(Common);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            counts[reader.GetString(0)] = reader.GetDouble(1);
        return new Known(counts, counts.Count == 0 ? 0 : counts.Values.Max(), System.Diagnostics.Stopwatch.GetTimestamp());
    }

    private sealed record Known(Dictionary<string, double> Counts, double Cases, long Since)
    {
        public double Of(string word) => Counts.GetValueOrDefault(word);

        public double Beginning(string word) => Math.Min(Cases, Counts.Where(c => c.Key.StartsWith(word, StringComparison.Ordinal)).Sum(c => c.Value));
    }
}
