using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>An item in the catalogue.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Version">Version in force.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Type">事项类型.</param>
/// <param name="Pattern">流程模板; null for own steps.</param>
/// <param name="Statutory">法定办结时限; null when no law sets one.</param>
/// <param name="Promised">承诺办结时限.</param>
public sealed record ListedItem(
    string Code, string Name, int Version, string Authority, ItemType Type, string? Pattern, string? Statutory, string Promised);

/// <summary>The catalogue.</summary>
internal static class ItemsApi
{
    public static IResult List(IItemRegistry items, Bearings bearings) => Results.Ok(
        items.AllInForce(ChinaTime.DateOf(bearings.Clock.GetCurrentInstant())).Select(i => new ListedItem(
            i.Code.Value, i.Name, i.Version, i.Authority.Name, i.Type, i.Pattern, i.Limits.Statutory?.ToString(), i.Limits.Promised.ToString())));

    public static IResult Stages(Catalogue catalogue) => Results.Ok(catalogue.Stages);

    public static IResult One(string code, IItemRegistry items, Catalogue catalogue, Bearings bearings)
    {
        if (!ItemCode.TryParse(code, out var parsed))
            return RejectionProblem.Of(400, "WG6005", new Text($"业务办理项编码须为 {ItemCode.Length} 位", $"An item code has {ItemCode.Length} characters"), "code");
        var item = items.InForce(catalogue.ItemBehind(parsed), ChinaTime.DateOf(bearings.Clock.GetCurrentInstant()));
        return item is null ? NoItem(code) : Results.Ok(item);
    }

    public static IResult NoItem(string code) => RejectionProblem.Of(
        404, "WG5501", new Text($"事项 {code} 不在目录内或者尚未施行", $"Item {code} is not in the catalogue or not yet in force"), "code");
}
