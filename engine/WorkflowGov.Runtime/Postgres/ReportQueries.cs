using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>督办 of a period.</summary>
/// <param name="Opened">Opened within it.</param>
/// <param name="Closed">Closed within it.</param>
/// <param name="Open">Still open at its end.</param>
/// <param name="Unanswered">Of these, not answered so far, their day being over at its end.</param>
public sealed record OrderCounts(long Opened, long Closed, long Open, long Unanswered);

/// <summary>好差评 given.</summary>
/// <param name="Level">评价等级.</param>
/// <param name="Count">How often.</param>
public sealed record LevelCount(RatingLevel Level, long Count);

/// <summary>What a report says beyond the figures: orders and ratings of a period.</summary>
public sealed class ReportQueries(NpgsqlDataSource database)
{
    private const string Orders = """
        select count(*) filter (where opened_at >= $1), count(*) filter (where closed_at >= $1 and closed_at < $2),
            count(*) filter (where closed_at is null or closed_at >= $2),
            count(*) filter (where (closed_at is null or closed_at >= $2) and answer is null and reply_by < $3)
        from supervision_order
        where opened_at < $2 and ($4 = '' or office = $4)
        """;

    private const string Ratings = """
        select r.level, count(*)
        from rating r
        where r.rated_at >= $1 and r.rated_at < $2 and r.finding is distinct from 'NotUpheld'
            and ($3 = '' or exists(select from approval_case c where c.id = r.case_id and c.authority = $3))
        group by 1
        order by 1
        """;

    /// <summary>督办 of a period.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="office">Only to this office; null = all.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The counts.</returns>
    public async Task<OrderCounts> OrdersAsync(LocalDate from, LocalDate to, string? office, CancellationToken cancellation) => (await Statement.ReadAsync(
        database.CreateCommand(Orders).With(ChinaTime.StartOfDay(from), ChinaTime.StartOfDay(to.PlusDays(1)), to, office ?? string.Empty),
        r => new OrderCounts(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)), cancellation))[0];

    /// <summary>好差评 of a period; those found to be mistakes are left out, and nobody's silence counts.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="authority">Only of this authority; null = all.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>By level, the best first.</returns>
    public Task<List<LevelCount>> RatingsAsync(LocalDate from, LocalDate to, string? authority, CancellationToken cancellation) => Statement.ReadAsync(
        database.CreateCommand(Ratings).With(ChinaTime.StartOfDay(from), ChinaTime.StartOfDay(to.PlusDays(1)), authority ?? string.Empty),
        r => new LevelCount((RatingLevel)r.GetInt16(0), r.GetInt64(1)), cancellation);
}
