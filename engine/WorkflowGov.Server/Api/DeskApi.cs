using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>查看完整证件号码.</summary>
/// <param name="Reason">Why, in words; kept with the look.</param>
public sealed record RevealRequest(string Reason);

/// <summary>What people at a desk look at: one answer a page, figures and words made here.</summary>
internal static class DeskApi
{
    private const int PageMax = 500;

    public static async Task<Inbox> InboxAsync(
        HttpContext http, CaseQueries queries, NamedTasks named, SubstitutionBook substitutions, Bearings bearings, IPeople people, int limit = PageMax, string? after = null)
    {
        var place = NextPage.Place(after, InboxPlace.Parse);
        var actor = SignIn.ActorOf(http.User);
        var most = Math.Clamp(limit, 1, PageMax);
        var tasks = await queries.WaitingAsync(actor.Office, actor.Roles, place, most + 1, http.RequestAborted);
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        var mine = place is null ? await named.ForAsync(substitutions.InNamesOf(actor.User, today).Prepend(actor.User), most, http.RequestAborted) : [];
        NextPage.Link(http, tasks.Count > most ? tasks[most - 1].Place?.ToString() : null, NextPage.After);
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

    /// <summary>证件号码 in full, for a reason that is kept.</summary>
    public static async Task<IResult> RevealAsync(string number, HttpRequest request, CaseReaders readers, CaseService cases)
    {
        var (body, _) = await Body.ReadAsync<RevealRequest>(request);
        var (actor, cancellation) = (SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(body.Reason))
            return RejectionProblem.Of(422, "WG5533", new Text("查看完整证件号码须写明理由", "Say why the identity numbers are needed in full"), "reason");
        var allowed = await readers.MayRevealAsync(actor, LookupApi.SeesAll(actor), new CaseNumber(number), body.Reason, cancellation);
        if (allowed == false)
            return RejectionProblem.Of(403, "WG5534", new Text("只有可以查看这个办件的人才能查看完整证件号码", "Only who may look at this case may see its identity numbers"), "number");
        if (allowed is null || await cases.FindAsync(new CaseNumber(number), cancellation) is not { } found)
            return CasesApi.NoCase(number);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(PersonalData.Of(found.Case, found.Item));
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
