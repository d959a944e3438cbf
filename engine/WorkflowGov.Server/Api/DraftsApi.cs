using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Server.Api;

/// <summary>草稿核对.</summary>
/// <param name="Draft">The application as far as it is.</param>
/// <param name="Voluntary">The applicant knows that this is no application yet: no limit of the law runs.</param>
public sealed record DraftCheckRequest(StartCaseRequest Draft, bool Voluntary);

/// <summary>What was found in a draft.</summary>
/// <param name="Remarks">One by one; none = all in order.</param>
public sealed record DraftAnswerRequest(ImmutableArray<string> Remarks);

/// <summary>草稿核对: 网上预审 that is no receipt, because the applicant asked for nothing more.</summary>
internal static class DraftsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/draft-checks").WithTags("Drafts");
        drafts.MapPost("/", AskAsync).WithSummary("Ask for a look at a draft; no receipt, no limit of the law").Accepts<DraftCheckRequest>("application/json").Produces<DraftCheck>();
        drafts.MapGet("/", WaitingAsync).WithSummary("Drafts that wait, the oldest first (windows)").Produces<IEnumerable<DraftCheck>>();
        drafts.MapGet("/{id:long}", OneAsync).WithSummary("A draft with what was found").Produces<DraftCheck>();
        drafts.MapPost("/{id:long}/answer", AnswerAsync).WithSummary("What was found: advice, never a correction notice").Accepts<DraftAnswerRequest>("application/json").Produces<DraftCheck>();
        drafts.MapPost("/{id:long}/application", HandInAsync).WithSummary("Hand the draft in: from now on the limits run").Produces<CaseSummary>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> AskAsync(HttpRequest request, DraftDesk desk, Catalogue catalogue)
    {
        var (body, _) = await Body.ReadAsync<DraftCheckRequest>(request);
        var draft = new Application(
            body.Draft.Applicant, CasesApi.FormOf(body.Draft.Form), FrontDeskApi.FromApplicant(body.Draft.Materials), body.Draft.Channel,
            body.Draft.Agent, body.Draft.Commitment, body.Draft.Consent);
        var asked = await desk.AskAsync(
            catalogue.ItemBehind(body.Draft.Item), draft, body.Voluntary, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        return asked.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(asked.Value);
    }

    private static async Task<IResult> WaitingAsync(HttpContext http, DraftDesk desk, long after = 0, int limit = 50) => IsDesk(http)
        ? NextPage.Of(http, await desk.WaitingAsync(LookupApi.Page(limit) + 1, http.RequestAborted, after), LookupApi.Page(limit), d => $"{d.Id}")
        : NotForYou();

    private static async Task<IResult> OneAsync(long id, HttpContext http, DraftDesk desk) => !IsDesk(http)
        ? NotForYou()
        : await desk.FindAsync(id, http.RequestAborted) is { } found
            ? EntityTag.Json(http, found)
            : RejectionProblem.Of(404, "WG5762", new Core.Text("没有这个核对号", "There is no such draft"), "id");

    /// <summary>Whether the draft is what the caller saw, if they say what they saw.</summary>
    private static async Task<bool> IsSeenAsync(long id, HttpContext http, DraftDesk desk) =>
        http.Request.Headers.IfMatch.Count == 0 || (await desk.FindAsync(id, http.RequestAborted) is { } now && EntityTag.IsSeen(http, now));

    private static async Task<IResult> AnswerAsync(long id, HttpRequest request, DraftDesk desk)
    {
        var (body, _) = await Body.ReadAsync<DraftAnswerRequest>(request);
        if (!await IsSeenAsync(id, request.HttpContext, desk))
            return EntityTag.Moved();
        var answered = await desk.AnswerAsync(id, body.Remarks, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        return answered.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(answered.Value);
    }

    private static async Task<IResult> HandInAsync(long id, HttpContext http, DraftDesk desk) =>
        !await IsSeenAsync(id, http, desk) ? EntityTag.Moved() : CasesApi.Answer(await desk.HandInAsync(id, SignIn.ActorOf(http.User), http.RequestAborted), StatusCodes.Status201Created);

    private static bool IsDesk(HttpContext http)
    {
        var actor = SignIn.ActorOf(http.User);
        return actor.Office == Core.Items.Office.Window || actor.Has(Authority.Integrator);
    }

    private static IResult NotForYou() => RejectionProblem.Of(
        403, "WG5764", new Core.Text("草稿只给提交的大厅和窗口看", "Drafts are shown to halls and windows only"));
}
