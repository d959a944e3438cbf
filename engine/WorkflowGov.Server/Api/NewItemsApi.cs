using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>起草新事项, and what one writes with: help from the law, patterns, shared materials.</summary>
internal static class NewItemsApi
{
    private const int DraftsMax = 500;

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/help", Help).WithSummary("填写说明: what may stand in each element and which articles govern it; patterns and shared materials to choose from").Produces<WritingHelp>();
        definitions.MapGet("/drafts", DraftsAsync).WithSummary("起草中: all drafts under way, the latest first").Produces<IEnumerable<ListedDraft>>();
        definitions.MapPost("/new", BeginAsync).WithSummary("起草新事项: a copy of an item, or one from nothing, under a code that no item has or had; kept as one's draft (policy staff)")
            .Accepts<NewItemRequest>("application/json").Produces<NewDraft>();
        definitions.MapGet("/{code}/versions/{version:int}/guide", VersionGuideAsync).WithSummary("A published version as it reads, in force or not").Produces<ItemGuide>();
    }

    private static IResult Help(Catalogue catalogue) => Results.Ok(new WritingHelp(catalogue.Elements, catalogue.Patterns, catalogue.Materials));

    private static async Task<IResult> DraftsAsync(HttpContext http, IKeptDrafts drafts, IItemRegistry items, IPeople people)
    {
        var me = SignIn.ActorOf(http.User).User;
        return Results.Ok((await drafts.AllAsync(DraftsMax, http.RequestAborted)).Select(d => new ListedDraft(
            d.Code.Value, RevisedText.NameOf(d.Text) ?? d.Code.Value, people.NameOf(d.Author), d.Author == me, items.InForce(d.Code, LocalDate.MaxIsoValue) is null, d.SavedAt)));
    }

    private static async Task<IResult> BeginAsync(HttpRequest request, NewItemService service)
    {
        var (body, _) = await Body.ReadAsync<NewItemRequest>(request);
        var wish = new NewItemWish(
            body.Name, CodeIn(body.Code, "code"), CodeIn(body.From, "from"), body.Text, body.IsVariant, body.Authority, body.Type, body.Level, body.Pattern);
        var begun = await service.BeginAsync(wish, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted);
        return begun.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(new NewDraft(begun.Value.Code.Value, begun.Value.Text));
    }

    private static async Task<IResult> VersionGuideAsync(string code, int version, IItemRegistry items, Catalogue catalogue, CancellationToken cancellation) =>
        ItemCode.TryParse(code, out var item) && await items.FindAsync(item, version, cancellation) is { } found
            ? Results.Ok(ItemGuide.Of(found, catalogue.Law))
            : ItemsApi.NoItem(code);

    private static ItemCode? CodeIn(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return ItemCode.TryParse(text, out var code)
            ? code
            : throw new BadBodyException(field, new Core.Text($"业务办理项编码有 {ItemCode.Length} 位", $"An item code has {ItemCode.Length} characters"));
    }
}

/// <summary>What one writes an item with.</summary>
/// <param name="Elements">要素: what may stand there, and the law.</param>
/// <param name="Patterns">流程模板.</param>
/// <param name="Materials">共用材料.</param>
public sealed record WritingHelp(ImmutableArray<ElementHelp> Elements, ImmutableArray<PatternOutline> Patterns, ImmutableArray<SharedMaterial> Materials);

/// <summary>A draft under way.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称 as the draft has it.</param>
/// <param name="Author">Name of who writes.</param>
/// <param name="IsOwn">Whether it is the reader's.</param>
/// <param name="IsNew">Whether no version of the item was published yet.</param>
/// <param name="SavedAt">When it was kept last.</param>
public sealed record ListedDraft(string Code, string Name, string Author, bool IsOwn, bool IsNew, Instant SavedAt);

/// <summary>起草新事项.</summary>
/// <param name="Name">事项名称.</param>
/// <param name="Code">业务办理项编码 where it was given out already; null = the next free one.</param>
/// <param name="From">Code of the item to copy; null = from nothing.</param>
/// <param name="Text">The text to copy, as the author has it; null = the newest published one.</param>
/// <param name="IsVariant">Of a copy: another 业务办理项 (情形) of the same 主项; else an item of its own.</param>
/// <param name="Authority">实施主体, from nothing.</param>
/// <param name="Type">事项类型, from nothing.</param>
/// <param name="Level">行使层级, from nothing; null = 县级.</param>
/// <param name="Pattern">流程模板, from nothing: <c>inspection@1</c>.</param>
public sealed record NewItemRequest(
    string Name, string? Code = null, string? From = null, string? Text = null, bool IsVariant = false,
    string? Authority = null, ItemType? Type = null, ItemLevel? Level = null, string? Pattern = null);

/// <summary>A new item's first draft.</summary>
/// <param name="Code">业务办理项编码 it is written under.</param>
/// <param name="Text">The YAML.</param>
public sealed record NewDraft(string Code, string Text);
