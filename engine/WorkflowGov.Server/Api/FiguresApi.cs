using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>Figures of a period (监察统计).</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Total">All lines together; by step it counts steps, not cases.</param>
/// <param name="Lines">By what was asked for.</param>
public sealed record SupervisionFigures(LocalDate From, LocalDate To, FigureLine Total, IReadOnlyList<FigureLine> Lines);

/// <summary>Refused attempts of a rule or an office.</summary>
/// <param name="Key">Rule code or office.</param>
/// <param name="Attempts">How many.</param>
/// <param name="Name">What the rule says; null by office.</param>
public sealed record RefusalFigure(string Key, long Attempts, Text? Name);

/// <summary>监察统计: sums of what the docket counted.</summary>
internal static class FiguresApi
{
    private const int PeriodDays = 30;

    public static async Task<IResult> FiguresAsync(
        HttpContext http, FigureQueries figures, DocketKeeper docket, Bearings bearings, IItemRegistry items, string? from = null, string? to = null,
        FigureBy by = FigureBy.Authority, string? authority = null, string? item = null)
    {
        var (wish, refusal) = Wish(http, bearings, from, to, by, authority, item);
        if (wish is null)
            return refusal!;
        await docket.CatchUpAsync(http.RequestAborted);
        var sums = await figures.SumsAsync(wish, http.RequestAborted);
        var names = Names(items, bearings);
        return Results.Ok(new SupervisionFigures(wish.From, wish.To, FigureSum.Total(sums).Line(), [.. sums.Select(s => names.Named(s.Line(), wish))]));
    }

    public static async Task<IResult> MaterialsAsync(
        HttpContext http, ReturnQueries returns, DocketKeeper docket, Bearings bearings, IItemRegistry items, string? from = null, string? to = null,
        string? authority = null, string? item = null)
    {
        var (wish, refusal) = Wish(http, bearings, from, to, FigureBy.Item, authority, item);
        if (wish is null)
            return refusal!;
        await docket.CatchUpAsync(http.RequestAborted);
        return Results.Ok((await returns.MaterialsAsync(wish, http.RequestAborted)).Select(Names(items, bearings).Named));
    }

    public static async Task<IResult> ReturnsAsync(
        HttpContext http, ReturnQueries returns, DocketKeeper docket, Bearings bearings, IItemRegistry items, string? from = null, string? to = null,
        string? authority = null, string? item = null)
    {
        var (wish, refusal) = Wish(http, bearings, from, to, FigureBy.Step, authority, item);
        if (wish is null)
            return refusal!;
        await docket.CatchUpAsync(http.RequestAborted);
        return Results.Ok((await returns.ReturnsAsync(wish, http.RequestAborted)).Select(Names(items, bearings).Named));
    }

    public static async Task<IResult> RefusalsAsync(
        HttpContext http, FigureQueries figures, Bearings bearings, string? from = null, string? to = null, bool byOffice = false)
    {
        var (wish, refusal) = Wish(http, bearings, from, to, FigureBy.Office, null, null);
        if (wish is null)
            return refusal!;
        var found = await figures.RefusalsAsync(wish.From, wish.To, byOffice, http.RequestAborted);
        return Results.Ok(found.Select(f => new RefusalFigure(f.Key, f.Count, byOffice ? null : RuleName(f.Key))));
    }

    /// <summary>What keys of figures are called today.</summary>
    internal static FigureNames Names(IItemRegistry items, Bearings bearings) =>
        new(items.AllInForce(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant())), bearings.Law);

    /// <summary>What a rule says, … where it names what was sent.</summary>
    internal static Text RuleName(string rule) => OpenApi.RuleBook.All.TryGetValue(rule, out var known) ? known.Message : new Text(rule, rule);

    internal static (FigureWish? Wish, IResult? Refusal) Wish(
        HttpContext http, Bearings bearings, string? from, string? to, FigureBy by, string? authority, string? item)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return (null, LookupApi.SupervisorsOnly());
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        if (LookupApi.Day(to, today) is not { } last || LookupApi.Day(from, last.PlusDays(-PeriodDays)) is not { } first)
            return (null, LookupApi.NoDay());
        return (new FigureWish(first, last, by, authority, item), null);
    }
}
