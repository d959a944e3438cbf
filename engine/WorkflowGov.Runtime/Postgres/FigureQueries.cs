using NodaTime;
using Npgsql;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Sums of what the docket counted: no case is looked at, however many there are.</summary>
public sealed class FigureQueries(NpgsqlDataSource database)
{
    // Summed by series first, and whole months ($6 to $7) by month: texts are looked at once a series, not once a row.
    // Each series is looked up by its key (offset 0), so that what is not asked for is not read.
    private const string ByDimension = """
        with chosen as not materialized (
            select * from figure_series s
            where s.measure not in ('Open', 'RefusedAttempt', 'Defect', 'DefectFor', 'ReturnedFor') and s.item_code = $5 and s.authority <> '' and ($4 = '' or s.authority = $4)
                and (s.measure <> 'StepDays' or $3 = 'Step')
                and ($5 <> '' and $3 <> 'Step' or (s.step <> '') = ($3 = 'Step'))),
        counted as materialized (
            select s.id, s.authority, s.office, s.step, s.measure, s.label,
                coalesce((select sum(f.n) from figure f where f.series = s.id and f.day >= $1 and f.day < $6), 0)
                + coalesce((select sum(m.n) from figure_month m where m.series = s.id and m.month >= $6 and m.month < $7), 0)
                + coalesce((select sum(f.n) from figure f where f.series = s.id and f.day >= $7 and f.day <= $2), 0) as n
            from chosen s)
        select case $3 when 'Authority' then authority when 'Office' then office when 'Item' then $5 else step end, measure, label, sum(n)::bigint
        from counted
        group by 1, 2, 3
        having sum(n) <> 0
        """;

    private const string ByDay = """
        select f.day::text, s.measure, s.label, sum(f.n)::bigint
        from (select * from figure_series s
            where s.measure not in ('Open', 'RefusedAttempt', 'Defect', 'DefectFor', 'ReturnedFor', 'StepDays') and s.item_code = $4
                and case when $3 <> '' then s.authority = $3 else $4 <> '' or s.authority = '' end and ($4 <> '' or s.step = '') offset 0) s
        cross join lateral (select * from figure x where x.series = s.id and x.day between $1 and $2 offset 0) f
        group by f.day, s.measure, s.label
        having sum(f.n) <> 0
        """;

    private const string Spans = """
        (values ('Day'::figure_span, $1::date, $4::date - 1), ('Month', $4, $5::date - 1), ('Day', $5, $2)) as p(span, first, last)
        """;

    private static readonly string ByItem = $"""
        select f.item_code, {string.Join(", ", FigureColumn.All.Select(c => $"sum(f.{c.Name})"))}
        from {Spans}
        cross join lateral (select * from figure_item x where x.span = p.span and x.day >= p.first and x.day <= p.last and ($3 = '' or x.authority = $3) offset 0) f
        group by f.item_code
        order by f.item_code
        """;

    private const string SpreadByItem = $"""
        with counted as materialized (
            select f.series, sum(f.n)::bigint as n
            from {Spans}
            cross join lateral (select x.series, x.n from figure_spread x where x.span = p.span and x.day >= p.first and x.day <= p.last offset 0) f
            group by f.series)
        select s.item_code, s.measure, s.label::integer, c.n
        from counted c
        join figure_series s on s.id = c.series
        where c.n <> 0 and ($3 = '' or s.authority = $3)
        """;

    private const string Refusals = """
        select case when $3 then s.office else s.label end, sum(f.n)::bigint
        from figure_series s
        join figure f on f.series = s.id
        where s.measure = 'RefusedAttempt' and f.day between $1 and $2
        group by 1
        order by 2 desc, 1
        """;

    private const string Everything = """
        select s.measure, s.authority, s.item_code, s.office, s.step, s.label, f.day, f.n
        from figure_series s join figure f on f.series = s.id
        where f.n <> 0 and s.measure <> 'RefusedAttempt'
        """;

    /// <summary>Figures of a period.</summary>
    /// <param name="wish">Which.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>One sum an authority, office, item, step or day, in order.</returns>
    public async Task<IReadOnlyList<FigureSum>> SumsAsync(FigureWish wish, CancellationToken cancellation) =>
        wish.By == FigureBy.Item && wish.Item is null ? await ItemsAsync(wish, cancellation) : FigureSum.Of(await CountsAsync(wish, cancellation));

    /// <summary>Counts of a period, told apart by kind; by item only of one item.</summary>
    /// <param name="wish">Which.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The counts.</returns>
    public Task<List<FigureCount>> CountsAsync(FigureWish wish, CancellationToken cancellation)
    {
        var (authority, item) = (wish.Authority ?? string.Empty, wish.Item ?? string.Empty);
        if (wish.By == FigureBy.Day)
            return ReadAsync(ByDay, [wish.From, wish.To, authority, item], Count, cancellation);
        // An item's own counts are few and have no months.
        var (first, behind) = item.Length > 0 ? (wish.To.PlusDays(1), wish.To.PlusDays(1)) : WholeMonths(wish.From, wish.To);
        return ReadAsync(ByDimension, [wish.From, wish.To, wish.By.ToString(), authority, item, first, behind], Count, cancellation);
    }

    private async Task<IReadOnlyList<FigureSum>> ItemsAsync(FigureWish wish, CancellationToken cancellation)
    {
        var (first, behind) = WholeMonths(wish.From, wish.To);
        object[] values = [wish.From, wish.To, wish.Authority ?? string.Empty, first, behind];
        var sums = new SortedDictionary<string, FigureSum>(StringComparer.Ordinal);
        foreach (var sum in await ReadAsync(ByItem, values, Sum, cancellation))
            sums[sum.Key] = sum;
        foreach (var (item, measure, days, count) in await ReadAsync(SpreadByItem, values, r => (r.GetString(0), Enum.Parse<Measure>(r.GetString(1)), r.GetInt32(2), r.GetInt64(3)), cancellation))
        {
            if (!sums.TryGetValue(item, out var sum))
                sums[item] = sum = new FigureSum(item);
            sum.AddDays(measure, days, count);
        }

        return [.. sums.Values];
    }

    /// <summary>Refused attempts (被拒操作) of a period by rule, the most first.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="byOffice">By office instead.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Rule or office, and how often.</returns>
    public Task<List<FigureCount>> RefusalsAsync(LocalDate from, LocalDate to, bool byOffice, CancellationToken cancellation) => ReadAsync(
        Refusals, [from, to, byOffice], r => new FigureCount(r.GetString(0), Measure.RefusedAttempt, string.Empty, r.GetInt64(1)), cancellation);

    /// <summary>All that is kept, to hold a count from scratch against it.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The counts.</returns>
    public Task<List<(Series Series, LocalDate Day, int Count)>> EverythingAsync(CancellationToken cancellation) => ReadAsync(
        Everything, [], r => (
            new Series(Enum.Parse<Measure>(r.GetString(0)), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5)),
            r.GetFieldValue<LocalDate>(6), (int)r.GetInt64(7)), cancellation);

    /// <summary>The first day of the first whole month, and the day behind the last one; the same day twice when there is none.</summary>
    private static (LocalDate First, LocalDate Behind) WholeMonths(LocalDate from, LocalDate to)
    {
        var first = from.Day == 1 ? from : from.PlusMonths(1).With(DateAdjusters.StartOfMonth);
        var behind = to.PlusDays(1).With(DateAdjusters.StartOfMonth);
        return behind > first ? (first, behind) : (to.PlusDays(1), to.PlusDays(1));
    }

    private static FigureSum Sum(NpgsqlDataReader r)
    {
        var sum = new FigureSum(r.GetString(0));
        for (var column = 0; column < FigureColumn.All.Length; column++)
            sum.AddSum(column, r.GetInt64(column + 1));
        return sum;
    }

    private static FigureCount Count(NpgsqlDataReader r) => new(r.GetString(0), Enum.Parse<Measure>(r.GetString(1)), r.GetString(2), r.GetInt64(3));

    private Task<List<T>> ReadAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) =>
        Statement.ReadAsync(database.CreateCommand(sql).With(values), read, cancellation);
}
