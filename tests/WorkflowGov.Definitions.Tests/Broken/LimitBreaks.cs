using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Limits that do not fit into each other.</summary>
internal static class LimitBreaks
{
    public static readonly Break[] All =
    [
        new Break("WG2401", Food, "promised: 8 工作日", "promised: ‸11 工作日"),
        new Break("WG2401", Site, "statutory: 45 自然日", "statutory: 24 自然日").At("promised: ‸17"),
        new Break("WG2401", Site, "promised: 17 工作日", "promised: ‸2 个月"),
        new Break("WG2402", Site, "statutory: 45 自然日", "statutory: 30 自然日").At("promised: ‸17"),
        new Break("WG2403", Food, "promised: 8 工作日", "promised: ‸6 工作日"),
        new Break("WG2403", Site, "limit: 4 工作日, criteria: [质量", "limit: 5 工作日, criteria: [质量").At("promised: ‸17"),
        new Break("WG2403", Site, "promised: 17 工作日", "promised: ‸24 自然日"),
        new Break("WG2404", Food, "handling: 承诺件", "handling: ‸即办件").Also("WG2406", "pattern: ‸inspection").Also("WG2406", "pattern: ‸inspection").Also("WG2406", "pattern: ‸inspection").Also("WG2406", "inspect.limit: ‸2"),
        new Break("WG2405", Food, "  statutory: 10 工作日", "  statutory: ‸无").Also("WG2409", "extension: ‸{max"),
        new Break("WG2407", Site, "role: 窗口受理, limit: 1 工作日}", "role: 窗口受理, limit: ‸6 工作日}"),
        new Break("WG2408", Site, "kind: 送达, role: 窗口出件, limit: 3 工作日", "kind: 送达, role: 窗口出件, limit: ‸9 工作日"),
        new Break("WG2410", Food, "{max: 5 工作日", "{max: ‸11 工作日"),
        new Break("WG2410", Food, "{max: 5 工作日, by: 本行政机关负责人, basis: 《示例食品许可办法》第二十条}", "{max: ‸16 工作日, by: 本行政机关负责人, basis: 《示例延长条例》第三条}"),
        new Break("WG2413", Food, "name: 食品经营许可（新办）", "name: ‸食品经营许可（延续）"),
        new Break("WG2413", Site, "conditions: [已经", "renewal: {expires: ‸area}\nconditions: [已经"),
        new Break("WG1301", Site, "conditions: [已经", "renewal: {expires: ‸finish}\nconditions: [已经"),
        new Break("WG1105", Site, "  statutory: 45 自然日", "  receipt: ‸次日\n  statutory: 45 自然日"),
        new Break("WG1102", Site, "  statutory: 45 自然日", "  excludes: [‸{ground: 公告期间}]\n  statutory: 45 自然日"),
        new Break("WG2415", Site, "  statutory: 45 自然日", "  excludes: [{ground: 公告期间, basis: ‸内部规定}]\n  statutory: 45 自然日"),
        new Break("WG2416", Food, "statutory: 10 工作日", "statutory: ‸12 工作日"),
        new Break("WG2417", Site, NoLicence("《示例工程管理条例》第八条", "许可"), NoLicence("‸《行政许可法》第四十二条", "确认")).Also("WG2001", "code: ‸11440306BA000012XG").Also("WG2418", "专家评审, basis: ‸《"),
        new Break("WG2418", Site, NoLicence("《示例工程管理条例》第八条", "许可"), NoLicence("《示例工程管理条例》第八条", "确认")).At("专家评审, basis: ‸《").Also("WG2001", "code: ‸11440306BA000012XG"),
        new Break("WG2411", Site, "basis: 《示例工程管理条例》第八条", "basis: ‸有关规定"),
    ];

    private static string NoLicence(string basis, string type) => $"""
        type: 行政{type}
        authority: 示例区住房和建设局
        level: 县级
        power_source: 法定本级行使
        audience: [企业法人]
        handling: 承诺件
        basis: [《示例工程管理条例》第七条]
        limits:
          statutory: 45 自然日
          basis: {basis}
        """;
}
