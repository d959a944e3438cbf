using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>
/// The feed for those who poll: all events in one order without gaps. The next page is linked; without a link there is
/// nothing yet, and the same address is asked again: with <c>wait</c> the answer comes as soon as something happens.
/// </summary>
internal static class FeedApi
{
    private const int WaitMax = 30;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    public static async Task<IResult> ListAsync(
        HttpContext http, FeedQueries feed, IHostApplicationLifetime life, long after = 0, int limit = 100, int wait = 0, string[]? type = null, string? item = null, string? authority = null)
    {
        var actor = SignIn.ActorOf(http.User);
        var seesAll = actor.Has(Oversight.Supervisor);
        if (!seesAll && !actor.Has(Authority.Integrator))
            return RejectionProblem.Of(403, "WG5930", new Text("只有集成系统和监察员可以读取事件流", "Only systems of integrators and supervisors read the feed"));
        var wish = new FeedWish(type ?? [], item, authority, seesAll ? null : actor.Office.Name);
        var page = await feed.BehindAsync(after, wish, LookupApi.Page(limit), http.RequestAborted);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        until.CancelAfter(TimeSpan.FromSeconds(Math.Clamp(wait, 0, WaitMax)));
        while (page.Events.Count == 0 && wait > 0 && await AnotherLookAsync(until.Token))
            page = await feed.BehindAsync(page.Next, wish, LookupApi.Page(limit), http.RequestAborted);
        NextPage.Link(http, page.Next == after ? null : page.Next.ToString(System.Globalization.CultureInfo.InvariantCulture), nameof(after));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(page.Events);
    }

    private static async Task<bool> AnotherLookAsync(CancellationToken until)
    {
        try
        {
            await Task.Delay(LookEvery, until);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
