using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>Lists.</summary>
internal static class LookupApi
{
    private const int PageMax = 500;

    public static async Task<IResult> InboxAsync(HttpContext http, CaseQueries queries, int limit = 50)
    {
        var actor = SignIn.ActorOf(http.User);
        return Results.Ok(await queries.InboxAsync(actor.Office, actor.Roles, Page(limit), http.RequestAborted));
    }

    public static async Task<IResult> CasesAsync(HttpContext http, CaseQueries queries, long? before = null, string? item = null, int limit = 50)
    {
        ItemCode? code = null;
        if (item is not null)
        {
            if (!ItemCode.TryParse(item, out var parsed))
                return RejectionProblem.Of(400, "WG6005", new Text($"业务办理项编码须为 {ItemCode.Length} 位", $"An item code has {ItemCode.Length} characters"), "item");
            code = parsed;
        }

        return Results.Ok(await queries.CasesAsync(before, code, Page(limit), http.RequestAborted));
    }

    public static async Task<IResult> CardsAsync(HttpContext http, CaseQueries queries, string? number = null, int limit = 100) =>
        Results.Ok(await queries.CardsAsync(number is null ? null : new CaseNumber(number), Page(limit), http.RequestAborted));

    public static async Task<IResult> RefusalsAsync(HttpContext http, CaseQueries queries, int limit = 100) =>
        SignIn.ActorOf(http.User).Has(Oversight.Supervisor)
            ? Results.Ok(await queries.RefusalsAsync(Page(limit), http.RequestAborted))
            : SupervisorsOnly();

    public static async Task<IResult> FeedAsync(HttpContext http, CaseQueries queries, long after = 0, int limit = 100)
    {
        var actor = SignIn.ActorOf(http.User);
        return actor.Has(Oversight.Supervisor) || actor.Has(Authority.Integrator)
            ? Results.Ok(await queries.FeedAsync(after, Page(limit), http.RequestAborted))
            : SupervisorsOnly();
    }

    internal static int Page(int limit) => Math.Clamp(limit, 1, PageMax);

    internal static IResult SupervisorsOnly() => RejectionProblem.Of(
        403, "WG5405", new Text("只有监察员可以查看", "Only supervisors may look at this"));
}
