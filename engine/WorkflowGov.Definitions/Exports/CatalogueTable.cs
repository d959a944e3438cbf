using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Exports;

/// <summary>事项目录 as a table: every item with its elements, for spreadsheets (CSV) and programs (JSON).</summary>
public static class CatalogueTable
{
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>扩展要素; empty where the item does not say.</summary>
    private static readonly ImmutableArray<(string Column, Func<Guidance, string> Of)> Guides =
    [
        ("通办范围", g => g.Scope is { } scope ? ItemWords.Of(scope) : string.Empty), ("办理形式", g => string.Join("、", g.Channels.Select(ItemWords.Of))),
        ("网上办理深度", g => g.Online is { } online ? ItemWords.Of(online) : string.Empty), ("支持预约", g => YesNo(g.Booking)),
        ("支持物流快递", g => YesNo(g.Express)), ("支持网上支付", g => YesNo(g.PayOnline)), ("数量限制", g => g.Quota ?? string.Empty),
        ("法律效力", g => g.Effect ?? string.Empty), ("年审年检", g => g.Annual ?? string.Empty), ("委托部门", g => g.EntrustedBy ?? string.Empty),
        ("联办机构", g => string.Join("、", g.Joint.Select(j => j.Name))),
        ("中介服务", g => Lines([.. g.Intermediary.Select(s => $"{s.Service}（{s.Basis}，费用由{s.PaidBy}承担）")])),
        ("常见问题", g => Lines([.. g.Questions.Select(q => $"问：{q.Question}　答：{q.Answer}")])),
    ];

    private static readonly ImmutableArray<(string Column, Func<ServiceItem, string> Of)> Columns =
    [
        ("业务办理项编码", i => i.Code.Value), ("事项名称", i => i.Name), ("主项名称", i => i.MainItem ?? string.Empty), ("版本号", i => $"{i.Version}"),
        ("施行日期", i => $"{i.EffectiveOn:uuuu-MM-dd}"), ("事项类型", i => ItemWords.Of(i.Type)), ("实施主体", i => i.Authority.Name),
        ("行使层级", i => ItemWords.Of(i.Level)), ("权力来源", i => ItemWords.Of(i.PowerSource)), ("服务对象", i => string.Join("、", i.Audience.Select(ItemWords.Of))),
        ("办件类型", i => ItemWords.Of(i.Handling)), ("设定依据", i => Lines(i.Basis)), ("法定办结时限", i => i.Limits.Statutory?.ToString() ?? "无"),
        ("时限依据", i => i.Limits.StatutoryBasis), ("承诺办结时限", i => i.Limits.Promised.ToString()), ("受理条件", i => Lines(i.Conditions)),
        ("申请材料", i => Lines([.. i.Materials.Select(m => m.Name)])), ("办理环节", i => string.Join("→", i.Process.Steps.Select(s => s.Title))),
        ("流程模板", i => i.Pattern ?? string.Empty), ("审批结果", i => i.Result.Document), ("结果类型", i => ItemWords.Of(i.Result.Kind)),
        ("有效期", i => i.Result.Valid?.ToString() ?? string.Empty), ("收费依据", i => i.FeeBasis ?? "不收费"), ("到办事现场次数", i => $"{i.Visits}"),
        .. Guides.Select(g => (g.Column, (Func<ServiceItem, string>)(i => i.Guidance is { } guidance ? g.Of(guidance) : string.Empty))),
        ("来源", i => i.Provenance.DrawnFrom), ("可信度", i => ItemWords.Of(i.Provenance.Confidence)), ("定义哈希", i => i.Hash),
    ];

    /// <summary>RFC 4180 with a byte order mark, so that spreadsheets read the Chinese; nothing in it is run as a formula.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The file's text.</returns>
    public static string Csv(IEnumerable<ServiceItem> items)
    {
        var csv = new StringBuilder("\uFEFF");
        csv.AppendJoin(',', Columns.Select(c => Cell(c.Column))).Append("\r\n");
        foreach (var item in items)
            csv.AppendJoin(',', Columns.Select(c => Cell(c.Of(item)))).Append("\r\n");
        return csv.ToString();
    }

    /// <summary>The same as a list of objects.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The file's text.</returns>
    public static string Json(IEnumerable<ServiceItem> items) =>
        JsonSerializer.Serialize(items.Select(i => Columns.ToDictionary(c => c.Column, c => c.Of(i))), Plain) + "\n";

    /// <summary>A cell: quoted where it must be; what a spreadsheet would take for a formula is made text.</summary>
    internal static string Cell(string value)
    {
        if (value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal))
            value = $"'{value}";
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string YesNo(bool yes) => yes ? "是" : "否";

    private static string Lines(ImmutableArray<string> texts) => string.Join("\n", texts);
}
