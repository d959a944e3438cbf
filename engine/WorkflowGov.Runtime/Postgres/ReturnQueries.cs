using Npgsql;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>补正 and 退回 by material and reason: sums of what the docket counted.</summary>
public sealed class ReturnQueries(NpgsqlDataSource database)
{
    private const string Wished = """
        s.item_code <> '' and f.day between $1 and $2 and ($3 = '' or s.authority = $3) and ($4 = '' or s.item_code = $4)
        """;

    private const string Materials = $"""
        with counted as (
            select s.item_code, case s.measure when 'Defect' then s.label else split_part(s.label, '|', 2) end as material,
                coalesce(sum(f.n) filter (where s.measure = 'Defect'), 0)::bigint as defects,
                coalesce(sum(f.n) filter (where s.measure = 'ReturnedFor'), 0)::bigint as returned
            from figure_series s
            join figure f on f.series = s.id
            where s.measure in ('Defect', 'ReturnedFor') and {Wished}
            group by 1, 2)
        select c.item_code, c.material, c.defects, c.returned,
            coalesce((select sum(r.n)::bigint from figure_series t join figure r on r.series = t.id
                where t.measure = 'Received' and t.item_code = c.item_code and r.day between $1 and $2), 0)
        from counted c
        where c.material <> '' and c.defects + c.returned > 0
        order by c.defects + c.returned desc, 1, 2
        limit 500
        """;

    private const string Reasons = $"""
        select s.item_code, s.measure, s.label, sum(f.n)::bigint
        from figure_series s
        join figure f on f.series = s.id
        where s.measure in ('DefectFor', 'ReturnedFor') and s.item_code = any($5) and {Wished}
        group by 1, 2, 3
        order by 4 desc, 3
        """;

    private const string Returns = $"""
        select s.item_code, s.step, s.office, s.label, sum(f.n)::bigint,
            coalesce((select sum(r.n)::bigint from figure_series t join figure r on r.series = t.id
                where t.measure = 'StepDone' and t.item_code = s.item_code and t.step = s.step and t.office = s.office and r.day between $1 and $2), 0)
        from figure_series s
        join figure f on f.series = s.id
        where s.measure = 'ReturnedFor' and {Wished}
        group by 1, 2, 3, 4
        having sum(f.n) > 0
        order by 5 desc, 1, 2, 4
        limit 500
        """;

    /// <summary>Materials by how often they had to be corrected or a case was returned for them, the most first.</summary>
    /// <param name="wish">Period, authority and item.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>The materials with their reasons.</returns>
    public async Task<IReadOnlyList<MaterialFigure>> MaterialsAsync(FigureWish wish, CancellationToken cancellation)
    {
        var found = await ReadAsync(
            Materials, Values(wish), r => (Item: r.GetString(0), Material: r.GetString(1), Defects: r.GetInt64(2), Returned: r.GetInt64(3), Received: r.GetInt64(4)), cancellation);
        var reasons = await ReadAsync(
            Reasons, [.. Values(wish), found.Select(f => f.Item).Distinct().ToArray()],
            r => (Item: r.GetString(0), Measure: Enum.Parse<Measure>(r.GetString(1)), Named: NamedFor.Read(r.GetString(2)), Count: r.GetInt64(3)), cancellation);
        var defects = reasons.Where(r => r.Measure == Measure.DefectFor).ToLookup(r => (r.Item, r.Named.First), r => new DefectReason(r.Named.Second, r.Count));
        var returns = reasons.Where(r => r.Measure == Measure.ReturnedFor).ToLookup(r => (r.Item, r.Named.Second ?? string.Empty), r => new ReasonCount(r.Named.First, r.Count));
        return [.. found.Select(f => new MaterialFigure(
            f.Item, f.Material, f.Defects, f.Received, f.Returned, [.. defects[(f.Item, f.Material)]], [.. returns[(f.Item, f.Material)]]))];
    }

    /// <summary>Returns by step and reason, the most first.</summary>
    /// <param name="wish">Period, authority and item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The returns.</returns>
    public Task<List<ReturnFigure>> ReturnsAsync(FigureWish wish, CancellationToken cancellation) => ReadAsync(
        Returns, Values(wish),
        r => NamedFor.Read(r.GetString(3)) is var (reason, material)
            ? new ReturnFigure(r.GetString(0), r.GetString(1), r.GetString(2), reason, material, r.GetInt64(4), r.GetInt64(5))
            : throw new InvalidOperationException("A label names two things."), cancellation);

    private static object[] Values(FigureWish wish) => [wish.From, wish.To, wish.Authority ?? string.Empty, wish.Item ?? string.Empty];

    private Task<List<T>> ReadAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) =>
        Statement.ReadAsync(database.CreateCommand(sql).With(values), read, cancellation);
}
