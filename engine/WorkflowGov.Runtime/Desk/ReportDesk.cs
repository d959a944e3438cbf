using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Desk;

/// <summary>Makes the 监察月报 from the same sums as the screens.</summary>
/// <param name="figures">Sums of the docket.</param>
/// <param name="returns">补正 and 退回.</param>
/// <param name="more">Orders and ratings.</param>
public sealed class ReportDesk(FigureQueries figures, ReturnQueries returns, ReportQueries more)
{
    /// <summary>The report of a month.</summary>
    /// <param name="month">Any day of it.</param>
    /// <param name="today">The program's day.</param>
    /// <param name="authority">Only of this authority; null = all.</param>
    /// <param name="names">What keys are called.</param>
    /// <param name="ruleName">What a rule says.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>The report.</returns>
    public async Task<MonthReport> MonthAsync(
        LocalDate month, LocalDate today, string? authority, FigureNames names, Func<string, Text> ruleName, CancellationToken cancellation)
    {
        var (from, end) = (month.With(DateAdjusters.StartOfMonth), month.With(DateAdjusters.EndOfMonth));
        var to = LocalDate.Min(end, LocalDate.Max(from, today));
        FigureWish Wish(FigureBy by) => new(from, to, by, authority);
        async Task<ImmutableArray<FigureLine>> LinesAsync(FigureWish wish) =>
            [.. (await figures.SumsAsync(wish, cancellation)).Select(s => names.Named(s.Line(), wish))];
        var bodies = await figures.SumsAsync(Wish(FigureBy.Authority), cancellation);
        var before = await figures.SumsAsync(new FigureWish(from.PlusMonths(-1), from.PlusDays(-1), FigureBy.Authority, authority), cancellation);
        return new MonthReport(
            from, to, today > end, authority, FigureSum.Total(bodies).Line(), FigureSum.Total(before).Line(),
            await LinesAsync(Wish(FigureBy.Day)),
            [.. bodies.Select(s => s.Line()).OrderByDescending(l => l.Late).ThenByDescending(l => l.Received)],
            [.. (await LinesAsync(Wish(FigureBy.Item))).Where(l => l.Late > 0).OrderByDescending(l => l.Late).ThenByDescending(l => l.Received).Take(MonthReport.Most)],
            [.. (await LinesAsync(Wish(FigureBy.Step))).Where(l => l.StepsDone > 0 || l.StepsTimed > 0).OrderByDescending(l => l.StepsLate).ThenByDescending(l => l.StepP95).Take(MonthReport.Most)],
            [.. (await returns.MaterialsAsync(Wish(FigureBy.Item), cancellation)).Take(MonthReport.Most).Select(names.Named)],
            [.. (await returns.ReturnsAsync(Wish(FigureBy.Step), cancellation)).Take(MonthReport.Most).Select(names.Named)],
            authority is null
                ? [.. (await figures.RefusalsAsync(from, to, false, cancellation)).Select(r => new RefusedByRule(r.Key, ruleName(r.Key), r.Count))]
                : null,
            [.. await more.RatingsAsync(from, to, authority, cancellation)], await more.OrdersAsync(from, to, authority, cancellation));
    }
}
