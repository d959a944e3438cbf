using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>批量办理.</summary>
/// <param name="Act">The act.</param>
/// <param name="Numbers">On which cases; left out = every open case of <paramref name="Item"/> or of the act's office.</param>
/// <param name="Item">The item whose open cases are meant.</param>
public sealed record BulkRequest(BulkAct Act, ImmutableArray<CaseNumber>? Numbers = null, ItemCode? Item = null);

/// <summary>批量办理: asked for here, carried out behind the answer, reported case by case.</summary>
internal static class BulkApi
{
    public static void Map(RouteGroupBuilder bulk)
    {
        bulk.MapPost("/", AskAsync).WithSummary("批量办理: one act without discretion on many cases").Accepts<BulkRequest>("application/json")
            .Produces<BulkAccepted>(StatusCodes.Status202Accepted);
        bulk.MapGet("/{id:long}", OneAsync).WithSummary("How far it is, case by case (who asked for it, supervisors)").Produces<BulkReport>();
    }

    private static async Task<IResult> AskAsync(HttpRequest request, BulkService bulk, Catalogue catalogue)
    {
        var (body, _) = await Body.ReadAsync<BulkRequest>(request);
        var asked = await bulk.AskAsync(
            body.Act, SignIn.ActorOf(request.HttpContext.User), body.Numbers ?? [], body.Item is { } item ? catalogue.ItemBehind(item) : null,
            request.HttpContext.RequestAborted);
        return asked.Rejection is { } rejection
            ? RejectionProblem.Of(rejection)
            : Results.Accepted($"/api/v1/bulk/{asked.Value.Id}", asked.Value);
    }

    private static async Task<IResult> OneAsync(long id, HttpContext http, IBulkStore store)
    {
        var actor = SignIn.ActorOf(http.User);
        var report = await store.FindAsync(id, http.RequestAborted);
        return report is not null && (report.AskedBy == actor.User || actor.Has(Oversight.Supervisor))
            ? Results.Ok(report)
            : RejectionProblem.Of(404, "WG5524", new Text($"没有第 {id} 号批量办理", $"There is no bulk action {id}"));
    }
}
