using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Server.Api;

/// <summary>同意查询: a look into the e-licence store.</summary>
/// <param name="Holder">证件号码.</param>
/// <param name="ConsentBy">同意人.</param>
/// <param name="Purpose">用途.</param>
/// <param name="Case">办件编号, where it is for one.</param>
public sealed record LicenceQueryRequest(string Holder, string ConsentBy, string Purpose, CaseNumber? Case = null);

/// <summary>What could be taken from the e-licence store?</summary>
/// <param name="Applicant">申请人.</param>
/// <param name="Form">Values by field key, as far as they are filled in.</param>
/// <param name="Consent">同意查询.</param>
public sealed record LicenceMatchesRequest(Applicant Applicant, Dictionary<string, System.Text.Json.JsonElement> Form, LicenceConsent Consent);

/// <summary>电子证照库: looked into with consent only, and every look is kept.</summary>
internal static class LicencesApi
{
    private const int LooksMax = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var licences = api.MapGroup("/licences").WithTags("Licences");
        licences.MapPost("/query", QueryAsync).WithSummary("A holder's licences, with consent; the look is kept").Accepts<LicenceQueryRequest>("application/json").Produces<IEnumerable<Licence>>();
        licences.MapGet("/queries", QueriesAsync).WithSummary("证照查询记录 of a holder (supervisors)").Produces<IEnumerable<KeptLicenceQuery>>();
        api.MapPost("/desk/items/{code}/licence-matches", MatchesAsync).WithTags("Desk").WithSummary("Materials the e-licence store stands in for")
            .Accepts<LicenceMatchesRequest>("application/json").Produces<IEnumerable<LicenceMatch>>();
        api.MapPost("/cases/{number}/licences", MatchAsync).WithTags("Cases").WithSummary("匹配电子证照, with consent").Accepts<LicenceMatchRequest>("application/json").Produces<CaseSummary>();
    }

    private static async Task<IResult> QueryAsync(HttpRequest request, ILicenceStore store, CaseService cases, Catalogue catalogue, Bearings bearings)
    {
        var (body, _) = await Body.ReadAsync<LicenceQueryRequest>(request);
        var actor = SignIn.ActorOf(request.HttpContext.User);
        if (!actor.Roles.Any(r => catalogue.Organisation.SideOf(r) is Side.Window or Side.BackOffice))
            return RejectionProblem.Of(LicenceRefusals.ForHandling(actor));
        if (string.IsNullOrWhiteSpace(body.ConsentBy) || string.IsNullOrWhiteSpace(body.Purpose))
            return RejectionProblem.Of(LicenceRefusals.ConsentMissing());
        CaseId? of = null;
        if (body.Case is { } number)
        {
            if (await cases.FindAsync(number, request.HttpContext.RequestAborted) is not { } found)
                return CasesApi.NoCase(number.Value);
            of = found.Case.Id;
        }

        return Results.Ok(await store.FindAsync(
            new LicenceQuery(body.Holder, body.ConsentBy, body.Purpose, actor.User, actor.Office, bearings.Clock.GetCurrentInstant(), of),
            request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> QueriesAsync(string holder, HttpContext http, ILicenceStore store) =>
        SignIn.ActorOf(http.User).Has(Oversight.Supervisor)
            ? Results.Ok(await store.QueriesAsync(holder, LooksMax, http.RequestAborted))
            : LookupApi.SupervisorsOnly();

    private static async Task<IResult> MatchesAsync(string code, HttpRequest request, LicenceDesk desk, IItemRegistry items, Bearings bearings)
    {
        var (body, _) = await Body.ReadAsync<LicenceMatchesRequest>(request);
        var now = bearings.Clock.GetCurrentInstant();
        if (!ItemCode.TryParse(code, out var parsed) || items.InForce(parsed, ChinaTime.DateOf(now)) is not { } item)
            return ItemsApi.NoItem(code);
        var context = new CaseContext(item, bearings.Law, bearings.Calendar, bearings.Staff, SignIn.ActorOf(request.HttpContext.User), now, default);
        if (Authority.MaySubmit(context) is { } refusal)
            return RejectionProblem.Of(refusal);
        if (string.IsNullOrWhiteSpace(body.Consent.By))
            return RejectionProblem.Of(LicenceRefusals.ConsentMissing());
        var application = new Application(body.Applicant, CasesApi.FormOf(body.Form), [], Channel.Window) { Consent = body.Consent };
        return Results.Ok(await desk.MatchesAsync(application, context, request.HttpContext.RequestAborted));
    }

    private static Task<IResult> MatchAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<LicenceMatchRequest>(number, request, cases, b => new CaseCommand.MatchLicences(b.Consent, []));
}

/// <summary>Refusals at the door of the e-licence store.</summary>
internal static class LicenceRefusals
{
    public static Rejection ConsentMissing() => new(
        "WG5152", RejectionKind.Invalid,
        new Text("查询电子证照须经本人同意并写明用途", "The holder consents, and the purpose is stated, before the e-licence store is looked into"),
        "个人信息保护法 第十三条、第二十三条", "consent_by");

    public static Rejection ForHandling(Actor actor) => new(
        "WG5721", RejectionKind.Forbidden,
        new Text($"{actor.Name}不办理办件，不能查询电子证照", $"{actor.User} handles no cases and may not look into the e-licence store"), "个人信息保护法 第六条");
}
