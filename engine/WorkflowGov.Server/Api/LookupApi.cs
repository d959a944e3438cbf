using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>Lists.</summary>
internal static class LookupApi
{
    private const int PageMax = 500;

    public static async Task<IResult> InboxAsync(HttpContext http, CaseQueries queries, string? after = null, int limit = 50)
    {
        var (actor, most) = (SignIn.ActorOf(http.User), Page(limit));
        var place = NextPage.Place(after, InboxPlace.Parse);
        return NextPage.Of(http, await queries.InboxAsync(actor.Office, actor.Roles, most + 1, http.RequestAborted, place), most, t => t.Place?.ToString());
    }

    /// <summary>
    /// Supervisors and policy staff find all cases, everybody else those their office took part in: windows what they
    /// received, systems what they handed in.
    /// </summary>
    public static async Task<IResult> CasesAsync(
        HttpContext http, CaseSearch search, DocketKeeper docket, long? before = null, string? q = null, string? item = null,
        string? authority = null, CaseStatus? status = null, Rung? card = null, string? from = null, string? to = null, int limit = 50)
    {
        ItemCode? code = null;
        if (item is not null)
        {
            if (!ItemCode.TryParse(item, out var parsed))
                return RejectionProblem.Of(400, "WG6005", new Text($"业务办理项编码须为 {ItemCode.Length} 位", $"An item code has {ItemCode.Length} characters"), "item");
            code = parsed;
        }

        if (Day(from, LocalDate.MinIsoValue) is not { } first || Day(to, LocalDate.MaxIsoValue) is not { } last)
            return NoDay();
        var actor = SignIn.ActorOf(http.User);
        var wish = new CaseWish(
            q, SeesAll(actor) ? null : actor.Office, authority, code, status, card, from is null ? null : first, to is null ? null : last);
        await docket.CatchUpAsync(http.RequestAborted);
        var found = await search.FindAsync(wish, before, Page(limit), http.RequestAborted);
        NextPage.Link(http, found.GoOn is { } place ? place.ToString(CultureInfo.InvariantCulture) : null, nameof(before));
        return Results.Ok(found.Cases);
    }

    public static async Task<IResult> CardsAsync(
        HttpContext http, CaseQueries queries, string? number = null, Rung? rung = null, string? office = null, string? after = null, int limit = 100)
    {
        var found = await queries.CardsAsync(
            number is null ? null : new CaseNumber(number), Page(limit) + 1, http.RequestAborted, NextPage.Place(after, TimePlace.Parse), rung, office);
        return NextPage.Of(http, found, Page(limit), c => c.Place?.ToString());
    }

    public static async Task<IResult> RefusalsAsync(
        HttpContext http, CaseQueries queries, string? rule = null, string? user = null, string? after = null, int limit = 100)
    {
        var place = NextPage.Place(after, TimePlace.Parse);
        return SignIn.ActorOf(http.User).Has(Oversight.Supervisor)
            ? NextPage.Of(http, await queries.RefusalsAsync(Page(limit) + 1, http.RequestAborted, place, rule, user), Page(limit), r => r.Place?.ToString())
            : SupervisorsOnly();
    }

    /// <summary>A day as sent; the default when none was; null when it is no day.</summary>
    internal static LocalDate? Day(string? sent, LocalDate otherwise) =>
        sent is null ? otherwise : LocalDatePattern.Iso.Parse(sent) is { Success: true } parsed ? parsed.Value : null;

    internal static IResult NoDay() => RejectionProblem.Of(
        400, "WG6011", new Text("日期须写成 2026-09-01 的样子", "Days are written like 2026-09-01"), "from");

    internal static bool SeesAll(Actor actor) => actor.Has(Oversight.Supervisor) || actor.Has(CalendarRevision.PolicyStaff);

    internal static int Page(int limit) => Math.Clamp(limit, 1, PageMax);

    internal static IResult SupervisorsOnly() => RejectionProblem.Of(
        403, "WG5405", new Text("只有监察员可以查看", "Only supervisors may look at this"));
}
