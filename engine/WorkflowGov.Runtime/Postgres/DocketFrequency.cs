using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Cases of the docket in the order of their keys: of an office, in a status, with a card, or all.</summary>
/// <param name="Table">Where they stand.</param>
/// <param name="Condition">Which of its rows; the value is <c>$3</c>.</param>
/// <param name="Value">The value; null for all.</param>
/// <param name="Cases">About how many.</param>
internal sealed record DocketList(string Table, string Condition, object? Value, double Cases);

/// <summary>
/// How many cases an office, a status, a card or a beginning of words has, about: as the database's own statistics know
/// the common ones. Read anew now and then; the estimate decides which way a search goes, never what it finds.
/// </summary>
internal sealed class DocketFrequency(NpgsqlDataSource database)
{
    /// <summary>The table of offices that took part.</summary>
    public const string Offices = "docket_office";

    private const string Common = """
        select e.word, e.frequency * (select greatest(reltuples, 0) from pg_class where oid = 'docket_words'::regclass)
        from pg_stats s,
            unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])]) as e(word, frequency)
        where s.schemaname = current_schema() and s.tablename = 'docket_words' and s.attname = 'words'
        union all
        select '=', greatest(reltuples, 0) from pg_class where oid = 'docket_words'::regclass
        union all
        select '=' || s.attname || ' ' || e.value, e.frequency * (select greatest(reltuples, 0) from pg_class where oid = s.tablename::regclass)
        from pg_stats s, unnest(s.most_common_vals::text::text[], s.most_common_freqs) as e(value, frequency)
        where s.schemaname = current_schema() and (s.tablename = 'docket_office' and s.attname = 'office' or s.tablename = 'docket' and s.attname in ('status', 'card'))
        """;

    // For each block the index reads all words that begin with what was typed: only worth it where these are not common.
    private const double BeginningsMax = 12_000;

    private static readonly Duration Every = Duration.FromMinutes(10);

    private volatile Known? known;

    /// <summary>The shortest list that holds all that is wished for, words aside.</summary>
    public async Task<DocketList> ShortestAsync(CaseWish wish, CancellationToken cancellation)
    {
        var common = await KnownAsync(cancellation);
        List<DocketList> lists = [new DocketList("docket", string.Empty, null, double.MaxValue)];
        if (wish.Office is { } office)
            lists.Add(new DocketList(Offices, " and office = $3", office.Name, common.Of($"=office {office.Name}")));
        if (wish.Status is { } status)
            lists.Add(new DocketList("docket", " and status = $3::case_status", status.ToString(), common.Of($"=status {status}")));
        if (wish.Card is { } card)
            lists.Add(new DocketList("docket", " and card = $3 and card > 0", (short)card, common.Of($"=card {(int)card}")));
        return lists.MinBy(l => l.Cases)!;
    }

    /// <summary>
    /// What of a question the index of words is asked: of each part the rarest word, and of these the ones that tell
    /// cases apart. Whether a case has all of it, its row says. Null when the index would read too much.
    /// </summary>
    public async Task<(IReadOnlyList<string> Asked, bool Begins)?> IndexedAsync(CaseWish wish, CancellationToken cancellation)
    {
        var common = await KnownAsync(cancellation);
        var words = new List<(string Query, bool Begins, double Cases)>();
        foreach (var (part, begins) in SearchWords.Parts(wish.Text ?? string.Empty))
        {
            var rarest = part.MinBy(common.Of)!;
            if (!begins)
                words.Add((SearchWords.Quoted(rarest), false, common.Of(rarest)));
            else if (common.Beginning(rarest) < BeginningsMax)
                words.Add((SearchWords.Beginning(rarest), true, common.Beginning(rarest)));
        }

        if (wish.Item is { } item)
            words.Add((SearchWords.OfItem(item.Value), false, common.Of($"@item:{item}")));
        if (wish.Authority is { } authority)
            words.Add((SearchWords.OfAuthority(authority), false, common.Of($"@authority:{authority}")));
        if (words.Count == 0)
            return null;
        var chosen = words.OrderBy(w => w.Cases).Where((w, i) => i == 0 || w.Cases < common.Cases / 4).ToList();
        return ([.. chosen.Select(w => w.Query)], chosen.Exists(w => w.Begins));
    }

    private async Task<Known> KnownAsync(CancellationToken cancellation) =>
        known is { } kept && System.Diagnostics.Stopwatch.GetElapsedTime(kept.Since) < Every.ToTimeSpan() ? kept : known = await ReadAsync(cancellation);

    private async Task<Known> ReadAsync(CancellationToken cancellation)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(Common);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            counts[reader.GetString(0)] = reader.GetDouble(1);
        return new Known(counts, System.Diagnostics.Stopwatch.GetTimestamp());
    }

    private sealed record Known(Dictionary<string, double> Counts, long Since)
    {
        public double Cases => Of("=");

        public double Of(string name) => Counts.GetValueOrDefault(name);

        public double Beginning(string word) => Counts.Where(c => c.Key.StartsWith(word, StringComparison.Ordinal)).Sum(c => c.Value);
    }
}
