using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>The window: what comes before acceptance and after the certificate.</summary>
internal static class FrontDeskApi
{
    /// <summary>Names the 证件号码 of the agent on whose word an act for the applicant is done.</summary>
    public const string AgentHeader = "Acting-Agent";

    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapPost("/{number}/pre-review", PreReviewAsync).WithSummary("网上预审 passed: which originals to show; stops no clock").Accepts<PreReviewRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/originals", VerifyOriginalsAsync).WithSummary("原件核验").Accepts<OriginalsRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/agent", AppointAgentAsync).WithSummary("委托代办").Accepts<AgentRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/agent/revocation", RevokeAgentAsync).WithSummary("撤销委托").Accepts<ReasonRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/commitment", SignCommitmentAsync).WithSummary("签署告知承诺书").Accepts<CommitmentRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/commitment/withdrawal", WithdrawCommitmentAsync).WithSummary("撤回承诺, before the decision").Accepts<ReasonRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/pickup-notice", NotifyPickupAsync).WithSummary("通知领取: stops the ten days of delivery").Accepts<PickupNoticeRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/courier", SendAsync).WithSummary("邮寄").Accepts<CourierRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/courier/return", ReturnAsync).WithSummary("邮件退回").Accepts<ReasonRequest>("application/json").Produces<CaseSummary>();
        cases.MapPost("/{number}/steps/{step}/service", ServeAsync).WithSummary("送达回证: served, or left with a witness").Accepts<ServiceReceipt>("application/json").Produces<CaseSummary>();
    }

    /// <summary>What an applicant hands in is the applicant's, whatever the request says.</summary>
    public static ImmutableArray<SubmittedMaterial> FromApplicant(ImmutableArray<SubmittedMaterial> materials) =>
        [.. materials.Select(m => m with { Origin = null, Original = null })];

    public static Actor ActorOf(HttpRequest request) => SignIn.ActorOf(request.HttpContext.User) with
    {
        AgentIdentifier = request.Headers[AgentHeader].ToString() is { Length: > 0 } agent ? agent : null,
    };

    private static Task<IResult> PreReviewAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<PreReviewRequest>(number, request, cases, b => new CaseCommand.PreReview(b.Originals, b.Note));

    private static Task<IResult> VerifyOriginalsAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<OriginalsRequest>(number, request, cases, b => new CaseCommand.VerifyOriginals(b.Materials));

    private static Task<IResult> AppointAgentAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<AgentRequest>(number, request, cases, b => new CaseCommand.AppointAgent(b.Agent));

    private static Task<IResult> RevokeAgentAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<ReasonRequest>(number, request, cases, b => new CaseCommand.RevokeAgent(b.Reason));

    private static Task<IResult> SignCommitmentAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<CommitmentRequest>(number, request, cases, b => new CaseCommand.SignCommitment(b.Reference));

    private static Task<IResult> WithdrawCommitmentAsync(string number, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<ReasonRequest>(number, request, cases, b => new CaseCommand.WithdrawCommitment(b.Reason));

    private static Task<IResult> NotifyPickupAsync(string number, string step, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<PickupNoticeRequest>(number, request, cases, b => new CaseCommand.NotifyPickup(new StepId(step), b.Means, b.Place));

    private static Task<IResult> SendAsync(string number, string step, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<CourierRequest>(number, request, cases, b => new CaseCommand.SendByCourier(new StepId(step), b.Carrier, b.Tracking));

    private static Task<IResult> ReturnAsync(string number, string step, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<ReasonRequest>(number, request, cases, b => new CaseCommand.ReturnByCourier(new StepId(step), b.Reason));

    private static Task<IResult> ServeAsync(string number, string step, HttpRequest request, CaseService cases) =>
        TurnsApi.DoAsync<ServiceReceipt>(number, request, cases, b => new CaseCommand.Serve(new StepId(step), b));
}
