using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>Turns of a case besides its steps: 容缺, 听证, what moves the limits.</summary>
internal static class TurnsApi
{
    public static Task<IResult> AcceptDeficientAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<DeficientAcceptanceRequest>(number, request, cases, b => new CaseCommand.AcceptDeficient(b.Commitment, b.Reference, b.Checks));

    public static Task<IResult> CompleteMaterialsAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<CorrectionRequest>(number, request, cases, b => new CaseCommand.CompleteMaterials(FrontDeskApi.FromApplicant(b.Materials)));

    public static Task<IResult> TellHearingRightAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<HearingRightRequest>(number, request, cases, b => new CaseCommand.TellHearingRight(new StepId(b.Step), b.NoticeNumber, b.Interested ?? []));

    public static Task<IResult> RequestHearingAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<HearingRequest>(number, request, cases, b => new CaseCommand.RequestHearing(b.By));

    public static Task<IResult> WaiveHearingAsync(string number, HttpRequest request, CaseService cases) =>
        CasesApi.ExecuteAsync(number, request, cases, new CaseCommand.WaiveHearing(), default);

    public static Task<IResult> SummonHearingAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<HearingSummonsRequest>(number, request, cases, b => new CaseCommand.SummonHearing(b.HeldOn, b.Place, b.Chair, b.NoticeNumber));

    public static Task<IResult> RecordHearingAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<HearingRecordRequest>(number, request, cases, b => new CaseCommand.RecordHearing(b.Record, b.Summary));

    public static Task<IResult> ExcludeAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<ExclusionRequest>(number, request, cases, b => new CaseCommand.ExcludeDays(b.From, b.Through, b.Ground, b.Reference));

    public static Task<IResult> RestartAsync(string number, HttpRequest request, CaseService cases) =>
        DoAsync<RestartRequest>(number, request, cases, b => new CaseCommand.RestartLimits(b.Ground, b.Reason));

    internal static async Task<IResult> DoAsync<T>(string number, HttpRequest request, CaseService cases, Func<T, CaseCommand> command)
        where T : class
    {
        var (body, bytes) = await Body.ReadAsync<T>(request);
        return await CasesApi.ExecuteAsync(number, request, cases, command(body), bytes);
    }
}
