using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>An item in the catalogue.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Version">Version in force.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Type">事项类型.</param>
/// <param name="Handling">办件类型.</param>
/// <param name="Pattern">流程模板; null for own steps.</param>
/// <param name="Statutory">法定办结时限; null when no law sets one.</param>
/// <param name="Promised">承诺办结时限.</param>
/// <param name="Confidence">How sure the authors are.</param>
public sealed record ListedItem(
    string Code, string Name, int Version, string Authority, ItemType Type, Handling Handling, string? Pattern, string? Statutory, string Promised,
    Confidence Confidence)
{
    internal static ListedItem Of(ServiceItem item) => new(
        item.Code.Value, item.Name, item.Version, item.Authority.Name, item.Type, item.Handling, item.Pattern, item.Limits.Statutory?.ToString(),
        item.Limits.Promised.ToString(), item.Provenance.Confidence);
}

/// <summary>The catalogue. Definitions are immutable: a client that has one asks again for nothing (ETag).</summary>
internal static class ItemsApi
{
    /// <summary>The whole list, as small as it gets: packed once for as long as nothing in it changes.</summary>
    public static IResult List(HttpContext http, IItemRegistry items, Bearings bearings, PackedAnswer packed)
    {
        var inForce = items.AllInForce(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inForce.Select(i => $"{i.Code} {i.Version} {i.Hash}"))));
        return packed.Answer(http, Convert.ToHexStringLower(digest)[..32], () => inForce.Select(ListedItem.Of));
    }

    public static IResult Stages(Catalogue catalogue) => Results.Ok(catalogue.Stages);

    public static IResult One(string code, HttpContext http, IItemRegistry items, Catalogue catalogue, Bearings bearings, WrittenItems written) =>
        Find(code, items, catalogue, bearings, item => written.Answer(http, item, item.Hash, i => i));

    /// <summary>The page of an item.</summary>
    public static IResult Guide(string code, HttpContext http, IItemRegistry items, Catalogue catalogue, Bearings bearings, WrittenItems written) =>
        Find(code, items, catalogue, bearings, item => written.Answer(http, item, item.Hash, i => ItemGuide.Of(i, bearings.Law)));

    public static IResult NoItem(string code) => RejectionProblem.Of(
        404, "WG5501", new Text($"事项 {code} 不在目录内或者尚未施行", $"Item {code} is not in the catalogue or not yet in force"), "code");

    internal static IResult Find(string code, IItemRegistry items, Catalogue catalogue, Bearings bearings, Func<ServiceItem, IResult> answer)
    {
        if (!ItemCode.TryParse(code, out var parsed))
            return RejectionProblem.Of(400, "WG6005", new Text($"业务办理项编码须为 {ItemCode.Length} 位", $"An item code has {ItemCode.Length} characters"), "code");
        return items.InForce(catalogue.ItemBehind(parsed), ChinaTime.DateOf(bearings.Clock.GetCurrentInstant())) is { } item ? answer(item) : NoItem(code);
    }
}
