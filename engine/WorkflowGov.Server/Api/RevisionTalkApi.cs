using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>批注 on revisions, and whom a revision touches.</summary>
internal static class RevisionTalkApi
{
    private const int BodyMax = 1_000;

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/{code}/comments", ListAsync).WithSummary("批注 on the revisions of an item, the earliest first").Produces<IEnumerable<ListedComment>>();
        definitions.MapPost("/{code}/comments", AddAsync).WithSummary("批注 on an element of a revision (policy staff)").Accepts<CommentRequest>("application/json").Produces<IEnumerable<ListedComment>>();
        definitions.MapGet("/{code}/affected", AffectedAsync).WithSummary("Open cases by the version they stay on").Produces<IEnumerable<CasesOnVersion>>();
    }

    private static async Task<IResult> ListAsync(string code, HttpContext http, Catalogue catalogue, IRevisionTalk talk, IPeople people) =>
        DesignApi.ItemOf(code, catalogue) is { } item ? Results.Ok(await AllAsync(item, talk, people, http.RequestAborted)) : ItemsApi.NoItem(code);

    private static async Task<IResult> AddAsync(string code, HttpRequest request, Catalogue catalogue, IRevisionTalk talk, IPeople people, IClock clock)
    {
        if (DesignApi.ItemOf(code, catalogue) is not { } item)
            return ItemsApi.NoItem(code);
        var actor = SignIn.ActorOf(request.HttpContext.User);
        if (!actor.Has(Core.Cases.Authority.PolicyStaff))
            return DesignApi.PolicyStaffOnly();
        var (body, _) = await Body.ReadAsync<CommentRequest>(request);
        if (body.Text.Trim() is not { Length: > 0 and <= BodyMax } said)
            throw new BadBodyException("text", new Text($"批注须有 1 至 {BodyMax} 个字", $"A remark has 1 to {BodyMax} characters"));
        await talk.AddAsync(new RevisionComment(item, body.Hash, body.About, said, actor.User, clock.GetCurrentInstant()), request.HttpContext.RequestAborted);
        return Results.Ok(await AllAsync(item, talk, people, request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> AffectedAsync(string code, HttpContext http, Catalogue catalogue, IRevisionTalk talk) => DesignApi.ItemOf(code, catalogue) is { } item
        ? Results.Ok((await talk.OpenCasesAsync(item, http.RequestAborted)).Select(o => new CasesOnVersion(o.Version, o.Open)))
        : ItemsApi.NoItem(code);

    private static async Task<ImmutableArray<ListedComment>> AllAsync(ItemCode item, IRevisionTalk talk, IPeople people, CancellationToken cancellation) =>
        [.. (await talk.OfAsync(item, cancellation)).Select(c => new ListedComment(c.Hash, c.About, c.Body, people.NameOf(c.By), c.At))];
}

/// <summary>A remark on a revision.</summary>
/// <param name="Hash">标准指纹 of the text it is about.</param>
/// <param name="About">The element.</param>
/// <param name="Text">What is remarked.</param>
/// <param name="Name">Who did.</param>
/// <param name="At">When.</param>
public sealed record ListedComment(string Hash, string About, string Text, string Name, Instant At);

/// <summary>批注.</summary>
/// <param name="Hash">标准指纹 of the revision that is looked at.</param>
/// <param name="About">The element, as the comparison names it.</param>
/// <param name="Text">What is remarked.</param>
public sealed record CommentRequest(string Hash, string About, string Text);

/// <summary>Open cases that stay on a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Open">How many.</param>
public sealed record CasesOnVersion(int Version, long Open);
