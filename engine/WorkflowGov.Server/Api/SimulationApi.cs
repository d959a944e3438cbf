using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Simulation;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>
/// How long cases of an item will take with these people: <c>wfgov simulate</c> for screens, on a draft's text or on the
/// newest version that the registry holds, whether it is in force yet or not. Nothing is kept.
/// </summary>
internal static class SimulationApi
{
    /// <summary>About a second of one processor, over all repetitions and suppositions.</summary>
    private const int CasesMax = 40_000;

    private const int SuppositionsMax = 6;
    private const int TextMax = 1_000_000;

    public static async Task<IResult> SimulateAsync(string code, HttpRequest request, Catalogue catalogue, IItemRegistry items, IRevisionStore store, RevisionService revisions)
    {
        var cancellation = request.HttpContext.RequestAborted;
        if (!ItemCode.TryParse(code, out var parsed) || await revisions.FileAsync(catalogue.ItemBehind(parsed), null, cancellation) is not { } file)
            return ItemsApi.NoItem(code);
        var (body, _) = await Body.ReadAsync<SimulationRequest>(request);
        var item = body.Text is { } text ? Written(text, file, catalogue)
            : await store.NewestAsync(catalogue.ItemBehind(parsed), cancellation) is { } newest ? await items.GetAsync(catalogue.ItemBehind(parsed), newest.Version, cancellation)
            : null;
        if (item is null)
            return ItemsApi.NoItem(code);
        if ((body.WhatIf?.Length ?? 0) + (body.Away?.Length ?? 0) > SuppositionsMax)
            throw new BadBodyException("what_if", new Core.Text($"假设最多 {SuppositionsMax} 个", $"{SuppositionsMax} suppositions at most"));
        var wish = new SimulationWish(
            body.Arrivals, string.IsNullOrWhiteSpace(body.Staff) ? null : body.Staff, "staff", body.From, body.To, body.Seed, body.Runs, body.WhatIf ?? [], body.Away ?? []);
        var (report, findings) = await Task.Run(() => wish.Simulate([item], catalogue, CasesMax), cancellation);
        return report is not null ? Results.Ok(report) : Problem(findings);
    }

    private static ServiceItem Written(string text, string file, Catalogue catalogue) =>
        text.Length > TextMax ? throw new BadBodyException("text", new Core.Text("文件不超过 1 MB", "A file has at most 1 MB"))
        : catalogue.Read(text, file).Item
            ?? throw new BadBodyException("text", new Core.Text("现在的写法不能读成一个事项，请先改正问题", "The text cannot be read as an item; mend the findings first"));

    /// <summary>The first finding is the problem; all of them are listed with their places.</summary>
    private static ProblemAnswer Problem(ImmutableArray<Finding> findings) =>
        new(StatusCodes.Status422UnprocessableEntity, findings[0].Rule, findings[0].Message, findings[0].File, null)
        {
            Findings = [.. findings.Select(f => new DraftFinding(f.Rule, f.Severity, f.Line, f.Column, f.Message, f.Mend, null))],
        };
}

/// <summary>What to simulate, in the words of <c>wfgov simulate</c>.</summary>
/// <param name="Arrivals">到件量, for example <c>12 每日</c>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Staff">Who works and how: YAML, or <c>承办人=3 审批人=1</c>; null = supposed.</param>
/// <param name="Seed">Seed of chance: the same seed gives the same figures.</param>
/// <param name="Runs">Repetitions.</param>
/// <param name="WhatIf">Suppositions, for example <c>promised=5 工作日</c>, each beside the base.</param>
/// <param name="Away">Absences, for example <c>承办人 2 2027-03-01..2027-03-31</c>, together beside the base.</param>
/// <param name="Text">The YAML of a draft; null = the newest published version.</param>
public sealed record SimulationRequest(
    string Arrivals, string From, string To, string? Staff = null, ulong Seed = 1, int Runs = 1,
    ImmutableArray<string>? WhatIf = null, ImmutableArray<string>? Away = null, string? Text = null);
