using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Kit;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>对接包: what a system needs to hand in cases of an item.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Version">Version in force.</param>
/// <param name="Hash">标准指纹: as long as it stays, so does everything here but days.</param>
/// <param name="Audience">服务对象: kinds of applicants.</param>
/// <param name="FormSchema">表单结构: JSON Schema 2020-12 of <c>form</c>.</param>
/// <param name="Materials">申请材料: the whole list, no more, no less.</param>
/// <param name="Statutory">法定办结时限; null when no law sets one.</param>
/// <param name="Promised">承诺办结时限.</param>
/// <param name="Example">示例: a body of <c>POST /api/v1/cases</c> that is received as it is.</param>
public sealed record ItemKit(
    string Code, string Name, int Version, string Hash, ImmutableArray<Audience> Audience, JsonObject FormSchema, ImmutableArray<KitMaterial> Materials,
    string? Statutory, string Promised, JsonObject Example);

/// <summary>A material as a system hands it in.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">材料名称.</param>
/// <param name="Need">必要性.</param>
/// <param name="Asked">When it is asked for, in words; null = always.</param>
/// <param name="Form">材料形式.</param>
/// <param name="Copies">份数; 0 for electronic material.</param>
/// <param name="Licence">The e-licence that stands in for it, with consent; null when none does.</param>
/// <param name="AcceptIf">受理标准.</param>
public sealed record KitMaterial(
    string Key, string Name, MaterialNeed Need, string? Asked, MaterialForm Form, int Copies, string? Licence, ImmutableArray<string> AcceptIf);

/// <summary>For those who connect a system to an item.</summary>
internal static class KitApi
{
    public static void Map(RouteGroupBuilder items)
    {
        items.MapGet("/{code}/kit", Kit).WithSummary("事项对接包").Produces<ItemKit>();
        items.MapGet("/{code}/contract-tests", Tests).WithSummary("事项契约测试").Produces<IEnumerable<ContractTest>>();
    }

    private static IResult Kit(string code, HttpContext http, IItemRegistry items, Catalogue catalogue, Bearings bearings, WrittenItems written) =>
        Find(code, http, items, catalogue, bearings, written, (item, today) => new ItemKit(
            item.Code.Value, item.Name, item.Version, item.Hash, item.Audience, Definitions.Kit.FormSchema.Of(item),
            [.. item.Materials.Select(m => new KitMaterial(m.Key, m.Name, m.Need, m.NeededWhen is { } when ? GuardText.Of(when, item.Form).Zh : null, m.Form, m.Copies, m.Licence, m.AcceptIf))],
            item.Limits.Statutory?.ToString(), item.Limits.Promised.ToString(),
            ContractTests.Request(item, ExampleApplication.Of(item, today))));

    private static IResult Tests(string code, HttpContext http, IItemRegistry items, Catalogue catalogue, Bearings bearings, WrittenItems written) =>
        Find(code, http, items, catalogue, bearings, written, ContractTests.Of);

    /// <summary>What follows from the definition and the day: examples lie ahead of it.</summary>
    private static IResult Find<T>(
        string code, HttpContext http, IItemRegistry items, Catalogue catalogue, Bearings bearings, WrittenItems written, Func<ServiceItem, NodaTime.LocalDate, T> view)
    {
        var today = Today(bearings);
        return ItemsApi.Find(code, items, catalogue, bearings, item => written.Answer(
            http, item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{item.Hash[..24]}-{today:uuuuMMdd}"), i => view(i, today)));
    }

    private static NodaTime.LocalDate Today(Bearings bearings) => ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
}
