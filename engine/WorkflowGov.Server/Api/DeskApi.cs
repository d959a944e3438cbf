using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>What people at a desk look at: one answer a page, figures and words made here.</summary>
internal static class DeskApi
{
    private const int PageMax = 500;

    public static async Task<Inbox> InboxAsync(
        HttpContext http, CaseQueries queries, NamedTasks named, SubstitutionBook substitutions, Bearings bearings, IPeople people, int limit = PageMax, string? after = null)
    {
        var place = after is null ? null : InboxPlace.Parse(after) ?? throw new BadBodyException("after", new Text("页码不对；请从第一页取起", "This is no place in an inbox; begin with the first page"));
        var actor = SignIn.ActorOf(http.User);
        var most = Math.Clamp(limit, 1, PageMax);
        var tasks = await queries.WaitingAsync(actor.Office, actor.Roles, place, most + 1, http.RequestAborted);
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        var mine = place is null ? await named.ForAsync(substitutions.InNamesOf(actor.User, today).Prepend(actor.User), most, http.RequestAborted) : [];
        NextPage.Link(http, tasks.Count > most ? tasks[most - 1].Place?.ToString() : null, "after");
        return new Inbox(today, tasks.Count > most, InboxEntry.AllOf(
            mine.Concat(tasks.Take(most)).DistinctBy(t => (t.Case, t.Step, t.Visit)), actor.User, today, bearings.Calendar, bearings.Ladder, people),
            tasks.Count > most ? tasks[most - 1].Place?.ToString() : null);
    }

    public static IEnumerable<Colleague> Colleagues(HttpContext http, IPeople people) =>
        people.Of(SignIn.ActorOf(http.User).Office).OrderBy(c => c.User, StringComparer.Ordinal);

    /// <summary>Server-sent events; <c>Last-Event-ID</c> goes on where a broken connection left off.</summary>
    public static IResult Live(HttpContext http, LiveDesk live, IHostApplicationLifetime life)
    {
        // A server that is told to stop lets its listeners go: they come back to another one and go on where they were.
        var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        http.Response.RegisterForDispose(until);
        return TypedResults.ServerSentEvents(live.FollowAsync(
            SignIn.ActorOf(http.User), LogPlace.Parse(http.Request.Headers["Last-Event-ID"].ToString()), until.Token));
    }

    public static async Task<IResult> PageAsync(string number, HttpContext http, CaseService cases, Bearings bearings, IPeople people)
    {
        if (await cases.FindAsync(new CaseNumber(number), http.RequestAborted) is not { } found)
            return CasesApi.NoCase(number);
        var context = new CaseContext(
            found.Item, bearings.Law, bearings.Calendar, bearings.Staff, SignIn.ActorOf(http.User), bearings.Clock.GetCurrentInstant(), found.Case.Id);
        return Results.Ok(CasePage.Of(found.Case, context, bearings.Ladder, people));
    }

    public static async Task<IResult> ActsAsync(string number, HttpContext http, CaseService cases, Bearings bearings, IPeople people, Catalogue catalogue)
    {
        if (await cases.FindAsync(new CaseNumber(number), http.RequestAborted) is not { } found)
            return CasesApi.NoCase(number);
        var context = new CaseContext(
            found.Item, bearings.Law, bearings.Calendar, bearings.Staff, SignIn.ActorOf(http.User), bearings.Clock.GetCurrentInstant(), found.Case.Id);
        return Results.Ok(CaseActs.Of(found.Case, context, people, catalogue.Organisation.Authorities.Select(a => a.Office)));
    }

    /// <summary>Which materials the item asks for with a form as filled in so far: the browser never evaluates a guard.</summary>
    public static async Task<IResult> AskedAsync(string code, HttpRequest request, IItemRegistry items, Bearings bearings)
    {
        var (body, _) = await Body.ReadAsync<AskedMaterialsRequest>(request);
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        if (!ItemCode.TryParse(code, out var parsed) || items.InForce(parsed, today) is not { } item)
            return ItemsApi.NoItem(code);
        var form = CasesApi.FormOf(body.Form);
        return Results.Ok(item.Materials.Where(m => m.IsAskedFor(form)).Select(m => m.Key));
    }

    public static async Task<IResult> TimelineAsync(string number, CaseService cases, CaseQueries queries, IPeople people, CancellationToken cancellation)
    {
        if (await cases.FindAsync(new CaseNumber(number), cancellation) is not { } found)
            return CasesApi.NoCase(number);
        var (events, head) = await queries.TraceAsync(new CaseNumber(number), cancellation);
        return Results.Ok(new CaseTimeline(
            RecordedEvent.FirstBreak(events, head)?.Message, [.. events.Select(e => EventText.Of(e, found.Item, people))]));
    }
}

/// <summary>办理过程 of a case in words.</summary>
/// <param name="Broken">Where the hash chain is broken; null when it holds.</param>
/// <param name="Entries">All events in order.</param>
public sealed record CaseTimeline(Text? Broken, IReadOnlyList<TimelineEntry> Entries);
