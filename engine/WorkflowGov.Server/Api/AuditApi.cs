using System.Text;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Evidence;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>A checkpoint that was made.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When.</param>
/// <param name="Events">Events it covers beyond the one before.</param>
/// <param name="Cases">Cases these belong to.</param>
/// <param name="Hash">Its hash, in hex.</param>
public sealed record SealedCheckpoint(int Number, Instant At, long Events, long Cases, string Hash);

/// <summary>留痕: checkpoints and the evidence of a case.</summary>
internal static class AuditApi
{
    public static async Task<IResult> SealAsync(HttpContext http, CheckpointStore checkpoints, IClock clock)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        var made = await checkpoints.SealAsync(clock.GetCurrentInstant(), http.RequestAborted) ?? await checkpoints.NewestAsync(http.RequestAborted);
        return made is null
            ? RejectionProblem.Of(409, "WG5530", new Text("还没有留痕，没有可以封存的", "Nothing has happened yet: there is nothing to seal"))
            : Results.Ok(new SealedCheckpoint(made.Number, made.At, made.Events, made.Cases, Convert.ToHexStringLower(made.Hash)));
    }

    public static IResult ExportAsync(HttpContext http, CheckpointStore checkpoints)
    {
        if (!SignIn.ActorOf(http.User).Has(Oversight.Supervisor))
            return LookupApi.SupervisorsOnly();
        return Results.Stream(
            async body =>
            {
                await using var lines = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
                await foreach (var (checkpoint, heads) in checkpoints.AllAsync(http.RequestAborted))
                {
                    await lines.WriteLineAsync(CheckpointText.Line(checkpoint));
                    foreach (var head in heads)
                        await lines.WriteLineAsync(CheckpointText.Line(head));
                }
            },
            "application/x-ndjson");
    }

    public static Task<IResult> EvidenceAsync(
        string number, HttpContext http, CaseQueries queries, CaseSearch search, DocketKeeper docket, PostgresItemRegistry items, DefinitionTexts texts, CheckpointStore checkpoints,
        Bearings bearings, Catalogue catalogue) =>
        PackAsync(number, http, queries, search, docket, items, texts, checkpoints, bearings, catalogue, (pack, _) => Results.Ok(pack));

    /// <summary>The same to read on paper.</summary>
    public static Task<IResult> EvidencePdfAsync(
        string number, HttpContext http, CaseQueries queries, CaseSearch search, DocketKeeper docket, PostgresItemRegistry items, DefinitionTexts texts, CheckpointStore checkpoints,
        Bearings bearings, Catalogue catalogue, IDocumentPrinter printer, IPeople people) =>
        PackAsync(number, http, queries, search, docket, items, texts, checkpoints, bearings, catalogue, (pack, item) =>
        {
            var printed = printer.Print(EvidenceSheet.Of(pack, item, people));
            return printed.Rejection is { } rejection
                ? RejectionProblem.Of(rejection)
                : Results.File(printed.Value.Pdf, "application/pdf", $"{number} 证据包.pdf");
        });

    private static async Task<IResult> PackAsync(
        string number, HttpContext http, CaseQueries queries, CaseSearch search, DocketKeeper docket, PostgresItemRegistry items, DefinitionTexts texts, CheckpointStore checkpoints,
        Bearings bearings, Catalogue catalogue, Func<EvidencePack, ServiceItem, IResult> answer)
    {
        var actor = SignIn.ActorOf(http.User);
        var (events, head) = await queries.TraceAsync(new CaseNumber(number), http.RequestAborted);
        if (head is null || StoredJson.Read<CaseEvent>(events[0].Payload) is not CaseEvent.Received received)
            return CasesApi.NoCase(number);
        await docket.CatchUpAsync(http.RequestAborted);
        if (!LookupApi.SeesAll(actor) && (await search.FindAsync(new CaseWish(number, actor.Office), null, 1, http.RequestAborted)).Cases.Count == 0)
            return RejectionProblem.Of(403, "WG5531", new Text("只有参与办理的部门和监察员可以取得证据包", "Only offices that took part, and supervisors, may have the evidence"));
        var item = await items.GetAsync(received.Item, received.Version, http.RequestAborted);
        var source = await items.SourceAsync(received.Item, received.Version, http.RequestAborted);
        var ground = await docket.GroundAsync(http.RequestAborted);
        var kept = await texts.FindAsync(events.Select(e => e.DefinitionHash), http.RequestAborted);
        return answer(
            EvidencePack.Of(events, head, item, source, kept, ground, catalogue.Notices, await checkpoints.NewestAsync(http.RequestAborted), bearings.Clock.GetCurrentInstant()),
            item);
    }
}
