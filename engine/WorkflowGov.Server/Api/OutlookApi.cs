using NodaTime;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>How an item stands on the board.</summary>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Figures">Its figures.</param>
public sealed record BoardItem(string Item, string ItemName, AuthorityFigures Figures);

/// <summary>What lies behind and before the board: its items, what falls due, who has how much to do, where an item's time goes.</summary>
internal static class OutlookApi
{
    public static void Map(RouteGroupBuilder supervision)
    {
        supervision.MapGet("/supervision/board/items", ItemsAsync).WithSummary("The board of one authority by item (supervisors)").Produces<IEnumerable<BoardItem>>();
        supervision.MapGet("/supervision/forecast", ForecastAsync).WithSummary("到期预测: what falls due day by day, and is late if nothing happens (supervisors)").Produces<DueForecast>();
        supervision.MapGet("/supervision/load", LoadAsync).WithSummary("负荷: open tasks by office, or of one office by officer (supervisors)").Produces<OfficeLoad>();
        supervision.MapGet("/supervision/items/{code}/heat", HeatAsync).WithSummary("热力图: what the steps of an item took, on its process (supervisors)").Produces<FlowHeat>();
    }

    private static async Task<IResult> ItemsAsync(
        HttpContext http, BoardQueries board, DocketKeeper docket, Bearings bearings, IItemRegistry items, string authority)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        await docket.CatchUpAsync(http.RequestAborted);
        var (today, names) = (Today(bearings), FiguresApi.Names(items, bearings));
        var found = await board.ItemsAsync(authority, today, today.PlusDays(-SupervisionBoard.PeriodDays), http.RequestAborted);
        return Results.Ok(found.Select(f => new BoardItem(f.Item, names.Item(f.Item), f.Figures)));
    }

    private static async Task<IResult> ForecastAsync(
        HttpContext http, BoardQueries board, FigureQueries figures, DocketKeeper docket, Bearings bearings, string? authority = null)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        await docket.CatchUpAsync(http.RequestAborted);
        var today = Today(bearings);
        var decided = await figures.SumsAsync(new FigureWish(DueForecast.Since(today), today, FigureBy.Day, authority), http.RequestAborted);
        return Results.Ok(DueForecast.Of(
            today, await board.DueAsync(authority, http.RequestAborted),
            [.. decided.Select(d => d.Line()).Select(l => (LookupApi.Day(l.Key, today)!.Value, l.InTime, l.Late))], bearings.Calendar));
    }

    private static async Task<IResult> LoadAsync(HttpContext http, LoadQueries load, Bearings bearings, IPeople people, string? office = null)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        var (today, calendar) = (Today(bearings), bearings.Calendar);
        var soon = OfficeLoad.SoonAt(today, calendar);
        return Results.Ok(office is null
            ? OfficeLoad.Of(today, calendar, await load.OfficesAsync(today, soon, http.RequestAborted), o => o)
            : OfficeLoad.Of(today, calendar, await load.HandlersAsync(office, today, soon, http.RequestAborted), people.NameOf));
    }

    private static async Task<IResult> HeatAsync(
        string code, HttpContext http, FigureQueries figures, LoadQueries load, DocketKeeper docket, Bearings bearings, IItemRegistry items,
        Catalogue catalogue, string? from = null, string? to = null)
    {
        var (wish, refusal) = FiguresApi.Wish(http, bearings, from, to, FigureBy.Step, null, code);
        if (wish is null)
            return refusal!;
        await docket.CatchUpAsync(http.RequestAborted);
        var total = FigureSum.Total(await figures.SumsAsync(wish with { By = FigureBy.Item }, http.RequestAborted)).Line();
        var steps = await figures.SumsAsync(wish, http.RequestAborted);
        var today = Today(bearings);
        var open = await load.StepsAsync(code, today, OfficeLoad.SoonAt(today, bearings.Calendar), http.RequestAborted);
        return ItemsApi.Find(code, items, catalogue, bearings, item => Results.Ok(FlowHeat.Of(item, wish, total, [.. steps.Select(s => s.Line())], open)));
    }

    private static LocalDate Today(Bearings bearings) => ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
}
