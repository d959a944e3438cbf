using NodaTime;
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
    private const int SkipMax = 1_000_000;

    public static async Task<Inbox> InboxAsync(
        HttpContext http, InboxQueries inbox, SubstitutionBook substitutions, Bearings bearings, IPeople people,
        int limit = PageMax, string? after = null, int skip = 0, InboxGroup? standing = null, string? title = null, bool mine = false, string? q = null)
    {
        var (actor, today, most) = (SignIn.ActorOf(http.User), Today(bearings), Math.Clamp(limit, 1, PageMax));
        var filter = new InboxFilter(standing, Given(title), mine, Given(q));
        var tasks = await inbox.WaitingAsync(
            Of(actor, substitutions, today), NextPage.Place(after, InboxPlace.Parse), most + 1, http.RequestAborted,
            filter.Days(today, bearings.Calendar), filter, Math.Clamp(skip, 0, SkipMax));
        var next = tasks.Count > most ? tasks[most - 1].Place?.ToString() : null;
        NextPage.Link(http, next, NextPage.After);
        return new Inbox(today, next is not null, InboxEntry.AllOf(tasks.Take(most), actor.User, today, bearings.Calendar, bearings.Ladder, people), next);
    }

    public static async Task<InboxCounts> InboxCountsAsync(
        HttpContext http, InboxQueries inbox, SubstitutionBook substitutions, Bearings bearings, bool mine = false, string? q = null)
    {
        var (actor, today) = (SignIn.ActorOf(http.User), Today(bearings));
        return new InboxCounts(today, await inbox.CountAsync(
            Of(actor, substitutions, today), new InboxFilter(null, null, mine, Given(q)), today, bearings.Calendar, http.RequestAborted));
    }

    private static LocalDate Today(Bearings bearings) => ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static InboxOf Of(Actor actor, SubstitutionBook substitutions, LocalDate today) =>
        new(actor.User, actor.Office, actor.Roles, [actor.User, .. substitutions.InNamesOf(actor.User, today)]);

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

/// <summary>How much waits, by step and by the day that presses.</summary>
/// <param name="Today">Today in Asia/Shanghai.</param>
/// <param name="Steps">A count a step, the most pressing first.</param>
public sealed record InboxCounts(LocalDate Today, IReadOnlyList<InboxCount> Steps);
