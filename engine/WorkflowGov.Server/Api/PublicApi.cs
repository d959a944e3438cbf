using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Server.Api;

/// <summary>进度查询.</summary>
/// <param name="Number">查询编号.</param>
/// <param name="Password">查询密码: in the body, for addresses are written into logs.</param>
public sealed record ProgressRequest(string Number, string Password);

/// <summary>好差评.</summary>
/// <param name="Number">查询编号.</param>
/// <param name="Password">查询密码.</param>
/// <param name="Level">1 非常满意 to 5 非常不满意.</param>
/// <param name="Comment">In the applicant's words.</param>
public sealed record RatingRequest(string Number, string Password, int Level, string Comment = "");

/// <summary>差评回访.</summary>
/// <param name="Note">What was said.</param>
public sealed record RatingContactRequest(string Note);

/// <summary>差评整改结果.</summary>
/// <param name="Result">What was mended, explained or found.</param>
/// <param name="Finding">核实处理结果: Mended, Explained or NotUpheld (误评、恶意差评，不予采纳; not by who handled the case).</param>
public sealed record RatingResultRequest(string Result, RatingFinding Finding = RatingFinding.Mended);

/// <summary>A bad rating with its own clock.</summary>
/// <param name="Rating">The rating.</param>
/// <param name="FollowUpBy">Until when it is mended and answered.</param>
/// <param name="Late">It was not, or was later.</param>
public sealed record FollowedRating(BadRating Rating, LocalDate FollowUpBy, bool Late);

/// <summary>Ratings of a body or item.</summary>
/// <param name="Counts">By item and level; silence without a level.</param>
/// <param name="SilentAs">What silence counts as.</param>
public sealed record RatingFigures(IReadOnlyList<RatingCount> Counts, RatingLevel SilentAs);

/// <summary>What the public may ask and say, without an account: by number and password.</summary>
internal static class PublicApi
{
    private const int MonthsBack = 12;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/progress", ProgressAsync).AllowAnonymous().WithTags("Public").WithSummary("进度查询: status, step and due date by number and password").Accepts<ProgressRequest>("application/json").Produces<Progress>();
        api.MapPost("/ratings", RateAsync).AllowAnonymous().WithTags("Public").WithSummary("好差评 by number and password, once a case").Accepts<RatingRequest>("application/json").Produces<CaseEvent>();
        api.MapGet("/ratings/bad", BadAsync).WithTags("Supervision").WithSummary("差评 with their follow-up: all for supervisors, else those of one's own body").Produces<IEnumerable<FollowedRating>>();
        api.MapGet("/ratings/figures", FiguresAsync).WithTags("Supervision").WithSummary("好差评 by body, item and level since a day (supervisors)").Produces<RatingFigures>();
        api.MapPost("/cases/{number}/receipt", ReceiptAsync).WithTags("Cases").WithSummary("收件凭证 with query number and password, shown once").Produces<IntakeReceipt>();
        api.MapPost("/cases/{number}/rating/contact", ContactAsync).WithTags("Supervision").WithSummary("差评回访").Accepts<RatingContactRequest>("application/json").Produces<CaseEvent>();
        api.MapPost("/cases/{number}/rating/result", ResolveAsync).WithTags("Supervision").WithSummary("差评整改结果").Accepts<RatingResultRequest>("application/json").Produces<CaseEvent>();
    }

    private static async Task<IResult> ProgressAsync(HttpRequest request, PublicDesk desk)
    {
        var (body, _) = await Body.ReadAsync<ProgressRequest>(request);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answer(await desk.ProgressAsync(body.Number, body.Password, request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> RateAsync(HttpRequest request, PublicDesk desk)
    {
        var (body, _) = await Body.ReadAsync<RatingRequest>(request);
        return Answer(await desk.RateAsync(body.Number, body.Password, (RatingLevel)body.Level, body.Comment, request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> BadAsync(HttpContext http, IPublicStore store, Bearings bearings, ServiceRules rules, string? after = null, int limit = 100)
    {
        var (actor, most) = (SignIn.ActorOf(http.User), LookupApi.Page(limit));
        var bad = await store.BadAsync(
            actor.Has(Oversight.Supervisor) ? null : actor.Office.Name, most + 1, NextPage.Place(after, RatingPlace.Parse), http.RequestAborted);
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        return NextPage.Of(http, bad.Select(Followed).ToList(), most, f => RatingPlace.Of(f.Rating).ToString());

        FollowedRating Followed(BadRating rating)
        {
            var by = Feedback.FollowUpBy(ChinaTime.DateOf(rating.RatedAt), rules.Rating, bearings.Calendar);
            return new FollowedRating(rating, by, (rating.ResolvedAt is { } at ? ChinaTime.DateOf(at) : today) > by);
        }
    }

    private static async Task<IResult> FiguresAsync(HttpContext http, PublicDesk desk, Bearings bearings, ServiceRules rules, string? since = null)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        var from = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()).PlusMonths(-MonthsBack);
        if (since is not null && !Day.TryRead(since, out from))
            return Day.Unread("since");
        return Results.Ok(new RatingFigures(await desk.CountAsync(from, http.RequestAborted), rules.Rating.SilentAs));
    }

    private static async Task<IResult> ReceiptAsync(string number, HttpContext http, PublicDesk desk)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Answer(await desk.IssueReceiptAsync(new CaseNumber(number), SignIn.ActorOf(http.User), http.RequestAborted));
    }

    private static async Task<IResult> ContactAsync(string number, HttpRequest request, PublicDesk desk)
    {
        var (body, _) = await Body.ReadAsync<RatingContactRequest>(request);
        return Answer(await desk.ContactAsync(new CaseNumber(number), body.Note, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> ResolveAsync(string number, HttpRequest request, PublicDesk desk)
    {
        var (body, _) = await Body.ReadAsync<RatingResultRequest>(request);
        return Answer(await desk.ResolveAsync(new CaseNumber(number), body.Result, body.Finding, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted));
    }

    private static IResult Answer<T>(Ruling<T> ruling)
        where T : class => ruling.Rejection switch
        {
            null => Results.Ok(ruling.Value),
            { Code: "WG5742" } locked => RejectionProblem.Of(StatusCodes.Status429TooManyRequests, locked.Code, locked.Message),
            { } refused => RejectionProblem.Of(refused),
        };
}
