using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Imports;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>目录体检, and another district's list as drafts. Nothing is kept.</summary>
internal static class CatalogueHealthApi
{
    private const long ListMax = 5_000_000;

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/health", HealthAsync).WithSummary("目录体检: proofs, findings, sameness and confidence of the whole catalogue").Produces<CatalogueHealth>();
        definitions.MapPost("/list-drafts", ListAsync).WithSummary("另一份清单 (CSV) as drafts with all that is wrong in it; nothing is kept").Accepts<string>("text/csv").Produces<ListDrafts>();
    }

    private static async Task<IResult> HealthAsync(IItemRegistry items, Catalogue catalogue, Bearings bearings, HealthKeeper keeper, CancellationToken cancellation) =>
        Results.Ok(await keeper.OfAsync([.. items.AllInForce(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()))], catalogue).WaitAsync(cancellation));

    private static async Task<IResult> ListAsync(HttpRequest request, string? name, Catalogue catalogue)
    {
        using var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent, request.HttpContext.RequestAborted);
        if (sent.Length is 0 or > ListMax)
            throw new BadBodyException("body", new Core.Text("清单须为 5 MB 以内的 CSV", "A list is CSV of at most 5 MB"));
        var imported = ListImport.Of(ListImport.TextOf(sent.ToArray()), name ?? "清单.csv", catalogue);
        return Results.Ok(new ListDrafts(
            [.. imported.Drafts.Select(d => new ListDraft(d.FileName, d.Line, d.Text))],
            [.. imported.Findings.Select(f => new DraftFinding(f.Rule, f.Severity, f.Line, f.Column, f.Message, f.Mend, null))]));
    }
}

/// <summary>Keeps the last look at the catalogue until an item of it changes.</summary>
internal sealed class HealthKeeper
{
    private readonly Lock gate = new();
    private string? seen;
    private Task<CatalogueHealth>? look;

    /// <summary>How the catalogue stands; the first who asks sets the look off, the others wait for the same.</summary>
    public Task<CatalogueHealth> OfAsync(IReadOnlyCollection<ServiceItem> items, Catalogue catalogue)
    {
        var hashes = string.Join('\n', items.Select(i => i.Hash));
        lock (gate)
        {
            if (seen != hashes || look is null or { IsFaulted: true })
                (seen, look) = (hashes, Task.Run(() => CatalogueHealth.Of(items, catalogue)));
            return look;
        }
    }
}

/// <summary>A list as drafts.</summary>
/// <param name="Drafts">A draft for each row that names an item.</param>
/// <param name="Findings">What is wrong with the list, by place in it.</param>
public sealed record ListDrafts(ImmutableArray<ListDraft> Drafts, ImmutableArray<DraftFinding> Findings);

/// <summary>A row as a draft.</summary>
/// <param name="File">Name for its file.</param>
/// <param name="Line">Line of the row.</param>
/// <param name="Text">Its YAML: what the row says for certain, and nothing else.</param>
public sealed record ListDraft(string File, int Line, string Text);
