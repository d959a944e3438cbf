using System.Collections.Immutable;
using System.Text.Json;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>终止办理.</summary>
/// <param name="Ground">事由.</param>
/// <param name="Evidence">What shows it, with its number.</param>
public sealed record TerminationRequest(TerminationGround Ground, string Evidence);

/// <summary>撤销、撤回 or 注销.</summary>
/// <param name="Ground">事由; says which of the three it is.</param>
/// <param name="Reason">理由.</param>
public sealed record LicenceEndRequest(EndGround Ground, string Reason);

/// <summary>重新办理.</summary>
/// <param name="Ground">事由.</param>
/// <param name="Reference">文号 of the decision or judgment, or what was wrong.</param>
public sealed record ReopeningRequest(ReopeningGround Ground, string Reference);

/// <summary>更正.</summary>
/// <param name="Entry">Key of a form field, or <c>applicant.name</c>, <c>applicant.phone</c>.</param>
/// <param name="Value">What it should be.</param>
/// <param name="Reason">理由.</param>
public sealed record EntryCorrectionRequest(string Entry, JsonElement Value, string Reason);

/// <summary>部门变更.</summary>
/// <param name="From">The office before.</param>
/// <param name="To">The office now.</param>
/// <param name="Basis">文号 of the decision on the bodies.</param>
public sealed record OfficeChangeRequest(Office From, Office To, string Basis);

/// <summary>转入新版本.</summary>
/// <param name="Version">The newer version.</param>
/// <param name="Reason">理由.</param>
public sealed record VersionMoveRequest(int Version, string Reason);

/// <summary>What moving a case to a newer version would do.</summary>
/// <param name="Plan">Whether it can be, and which due dates move.</param>
/// <param name="Changes">What differs between the two versions.</param>
public sealed record VersionMoveView(VersionPlan Plan, ImmutableArray<Change> Changes);

/// <summary>How a case ends outside its course or goes on elsewhere.</summary>
internal static class EndingsApi
{
    public static void Map(RouteGroupBuilder cases)
    {
        Post<TerminationRequest>(cases, "termination", "终止办理", b => new CaseCommand.Terminate(b.Ground, b.Evidence));
        Post<LicenceEndRequest>(cases, "licence-end", "撤销、撤回 or 注销 of what was granted", b => new CaseCommand.EndLicence(b.Ground, b.Reason));
        Post<ReopeningRequest>(cases, "reopening", "重新办理", b => new CaseCommand.Reopen(b.Ground, b.Reference));
        Post<EntryCorrectionRequest>(cases, "entry-correction", "更正 by a new event", b => new CaseCommand.CorrectEntry(b.Entry, CasesApi.ValueOf(b.Entry, b.Value), b.Reason));
        Post<OfficeChangeRequest>(cases, "office-change", "部门变更 (policy staff)", b => new CaseCommand.ChangeOffice(b.From, b.To, b.Basis));
        cases.MapGet("/{number}/version-move", PlanAsync).WithSummary("转入新版本, dry run: what differs, which dates move, what stands in the way").Produces<VersionMoveView>();
        cases.MapPost("/{number}/version-move", MoveAsync).WithSummary("转入新版本 (policy staff); refused where the applicant would lose")
            .Accepts<VersionMoveRequest>("application/json").Produces<CaseSummary>();
    }

    private static void Post<T>(RouteGroupBuilder cases, string act, string summary, Func<T, CaseCommand> command)
        where T : class
    {
        async Task<IResult> DoAsync(string number, HttpRequest request, CaseService service)
        {
            var (body, bytes) = await Body.ReadAsync<T>(request);
            return await CasesApi.ExecuteAsync(number, request, service, command(body), bytes);
        }

        cases.MapPost($"/{{number}}/{act}", DoAsync).WithSummary(summary).Accepts<T>("application/json").Produces<CaseSummary>()
            .WithMetadata(new OpenApi.AlsoRuns(command.Method));
    }

    private static async Task<IResult> PlanAsync(string number, int to, CaseService service, IItemRegistry items, Bearings bearings, CancellationToken cancellation)
    {
        if (await service.FindAsync(new CaseNumber(number), cancellation) is not { } found)
            return CasesApi.NoCase(number);
        if (await items.FindAsync(found.Case.Item, to, cancellation) is not { } newer)
            return NoVersion(found.Case.Item, to);
        var plan = VersionMove.Plan(found.Case, found.Item, newer.For(found.Case), bearings.Calendar);
        return Results.Ok(new VersionMoveView(plan, ItemDifference.Between(found.Item, newer)));
    }

    private static async Task<IResult> MoveAsync(string number, HttpRequest request, CaseService service, IItemRegistry items)
    {
        var (body, bytes) = await Body.ReadAsync<VersionMoveRequest>(request);
        if (await service.FindAsync(new CaseNumber(number), request.HttpContext.RequestAborted) is not { } found)
            return CasesApi.NoCase(number);
        return await items.FindAsync(found.Case.Item, body.Version, request.HttpContext.RequestAborted) is { } newer
            ? await CasesApi.ExecuteAsync(number, request, service, new CaseCommand.MoveVersion(newer, body.Reason), bytes)
            : NoVersion(found.Case.Item, body.Version);
    }

    private static IResult NoVersion(ItemCode code, int version) =>
        RejectionProblem.Of(404, "WG5523", new Text($"事项 {code} 没有第 {version} 版", $"Item {code} has no version {version}"));
}
