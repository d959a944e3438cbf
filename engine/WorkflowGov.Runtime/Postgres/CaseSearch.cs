using System.Globalization;
using System.Text;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>What a search asks for; null = any.</summary>
/// <param name="Text">Number or its end, applicant, item, words of the form.</param>
/// <param name="Office">Only cases this office took part in: what the reader may see.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Card">Worst standing card.</param>
/// <param name="From">First day of receipt.</param>
/// <param name="To">Last day of receipt.</param>
public sealed record CaseWish(
    string? Text = null, Office? Office = null, string? Authority = null, ItemCode? Item = null, CaseStatus? Status = null, Rung? Card = null,
    LocalDate? From = null, LocalDate? To = null);

/// <summary>What a search found.</summary>
/// <param name="Cases">The cases, the newest first.</param>
/// <param name="GoOn">
/// Ask again for what lies before this place; null when all was looked through. A short page may have one, too: so many
/// cases were looked at in vain that the search stopped to answer.
/// </param>
public sealed record FoundCases(IReadOnlyList<ListedCase> Cases, long? GoOn);

/// <summary>Finds cases in the docket: the newest first, by keyset, only what the reader may see.</summary>
/// <param name="database">Where.</param>
/// <param name="effort">So many cases are looked at in vain before a search stops to answer.</param>
/// <param name="few">An office, a status or a card with fewer cases than this is looked through before words are asked for.</param>
public sealed class CaseSearch(NpgsqlDataSource database, int effort = CaseSearch.Effort, double few = CaseSearch.Few)
{
    /// <summary>Looked at in about 15 ms where a word and an office must both be read.</summary>
    public const int Effort = 2_000;

    /// <summary>Fewer are looked through sooner than the index of words answers.</summary>
    public const double Few = 2_000;

    private const string Days = "select min(first_case), max(last_case) + 1 from docket_day where received_on between $1 and $2";

    private const string Lasts = """
        with recursive top as (
            select (select max(case_id) from docket where case_id < $1 and case_id >= $2) as last
            union all
            select (select max(case_id) from docket where case_id < ((last >> $3) << $3) and case_id >= $2) from top where last is not null)
        select last from top where last is not null
        """;

    // Keys come in order from an index or from block after block; everything else is looked up key by key (offset 0
    // keeps the planner from merging whole tables; a function in place of an operator is not asked of the index), until the
    // page is full. Each word is a condition of its own: in one condition together with a block, the index would read all
    // cases of the word, not those of the block.
    private static string ByWords(int asked) => $"""
        select w.case_id from unnest($3::text[]) b(block), lateral (
            select x.case_id from docket_words x
            where x.words @@ b.block::tsquery{string.Concat(Enumerable.Range(5, asked).Select(i => $" and x.words @@ ${i}::tsquery"))}
                and ts_match_vq(x.words, $4::tsquery) and x.case_id < $2 and x.case_id >= $1
            order by x.case_id desc offset 0) w
        """;

    private const string ByList = "where case_id < $2 and case_id >= $1";

    private readonly DocketFrequency frequency = new(database);

    /// <summary>Finds cases.</summary>
    /// <param name="wish">Which.</param>
    /// <param name="before">Only those before this place; null = from the top.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The cases.</returns>
    public async Task<FoundCases> FindAsync(CaseWish wish, long? before, int most, CancellationToken cancellation)
    {
        if (await RangeAsync(wish, before, cancellation) is not var (from, below))
            return new FoundCases([], null);
        var words = SearchWords.Query(wish.Text, wish.Item?.Value, wish.Authority);
        var list = await frequency.ShortestAsync(wish, cancellation);
        var indexed = words is null || list.Cases < few ? null : await frequency.IndexedAsync(wish, cancellation);
        List<object> values = [from, below];
        if (indexed is var (asked, begins))
            values.AddRange([(await BlocksAsync(from, below, begins, cancellation)).ToArray(), words!, .. asked]);
        else if (list.Value is not null)
            values.Add(list.Value);
        var byWords = indexed is not null;
        var source = byWords ? ByWords(indexed!.Value.Asked.Count) : $"select case_id from {list.Table} {ByList}{list.Condition} order by case_id desc";
        var (sql, all) = Compose(wish, source, values, byWords ? null : words, byWords ? string.Empty : list.Table, most);
        var found = await Statement.ReadAsync(database.CreateCommand(sql).With([.. all]), Case, cancellation);
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].Id >= found[i - 1].Id)
                throw new InvalidOperationException("A search came out of order: the plan no longer goes block by block.");
        }

        return new FoundCases(found, found.Count == most ? found[^1].Id : await StoppedAtAsync(source, values, cancellation));
    }

    private (string Sql, List<object> Values) Compose(CaseWish wish, string source, List<object> values, string? words, string table, int most)
    {
        var sql = new StringBuilder("select c.id, c.number, c.item_code, c.item_name, d.applicant, d.status::text, c.received_at\nfrom (")
            .Append(source).Append(CultureInfo.InvariantCulture, $" limit {effort}) k\ncross join lateral (select * from docket x where x.case_id = k.case_id offset 0) d");
        List<object> all = [.. values];
        if (words is not null)
            sql.Append("\ncross join lateral (select from docket_words x where x.case_id = k.case_id and x.words @@ ").Append(Value(words)).Append("::tsquery offset 0) w");
        if (wish.Office is { } office && table != DocketFrequency.Offices)
            sql.Append("\ncross join lateral (select from docket_office x where x.case_id = k.case_id and x.office = ").Append(Value(office.Name)).Append(" offset 0) o");
        sql.Append("\ncross join lateral (select * from approval_case x where x.id = d.case_id offset 0) c\nwhere true");
        Where(" and d.status = ", wish.Status?.ToString(), "::case_status");
        Where(" and d.card = ", (short?)wish.Card);
        Where(" and d.received_on >= ", wish.From);
        Where(" and d.received_on <= ", wish.To);
        return (sql.Append("\nlimit ").Append(Value(most)).ToString(), all);

        void Where<T>(string condition, T? value, string cast = "")
        {
            if (value is not null)
                sql.Append(condition).Append(Value(value)).Append(cast);
        }

        string Value(object value)
        {
            all.Add(value);
            return $"${all.Count}";
        }
    }

    /// <summary>The keys among which to look; null when there are none.</summary>
    private async Task<(long From, long Below)?> RangeAsync(CaseWish wish, long? before, CancellationToken cancellation)
    {
        if (wish.From is null && wish.To is null)
            return (0, before ?? long.MaxValue);
        var (from, below) = (await Statement.ReadAsync(
            database.CreateCommand(Days).With(wish.From ?? LocalDate.MinIsoValue, wish.To ?? LocalDate.MaxIsoValue),
            r => r.IsDBNull(0) ? (0, 0) : (r.GetInt64(0), r.GetInt64(1)), cancellation))[0];
        return below == 0 ? null : (from, Math.Min(below, before ?? long.MaxValue));
    }

    private async Task<IReadOnlyList<string>> BlocksAsync(long from, long below, bool coarse, CancellationToken cancellation)
    {
        var lasts = await Statement.ReadAsync(database.CreateCommand(Lasts).With(below, from, CaseBlocks.TopBits), r => r.GetInt64(0), cancellation);
        return CaseBlocks.Ladder(below, from, lasts, coarse);
    }

    /// <summary>Where a search that did not fill its page stopped; null when it went to the end.</summary>
    private async Task<long?> StoppedAtAsync(string source, List<object> values, CancellationToken cancellation)
    {
        var last = await Statement.ReadAsync(
            database.CreateCommand($"select case_id from ({source}) k offset {effort - 1} limit 1").With([.. values]), r => r.GetInt64(0), cancellation);
        return last.Count == 0 ? null : last[0];
    }

    private static ListedCase Case(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetFieldValue<Instant>(6));
}
