using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Names that nothing has, and guards that cannot be read.</summary>
internal static class ReferenceBreaks
{
    public static readonly Break[] All =
    [
        new Break("WG1201", Food, "pattern: inspection@1", "pattern: ‸inspection@2"),
        new Break("WG1202", Food, "    inspect.limit: 2 工作日\n", "").At("pattern: ‸inspection@1"),
        new Break("WG1203", Food, "    inspect.limit: 2 工作日\n", "    inspect.limit: 2 工作日\n    ‸inspct.limit: 2 工作日\n"),
        new Break("WG1203", Food, "    inspect.limit: 2 工作日\n", "    inspect.limit: 2 工作日\n    ‸inspect.limt: 2 工作日\n"),
        new Break("WG1204", Site, "    - issue: {title: 制证", "    - ‸check: {title: 制证"),
        new Break("WG1205", Site, "not_by: [check, panel]", "not_by: [check, ‸pannel]"),
        new Break("WG1206 WG1209", Site, "{return: check, max: 1}", "‸‸{return: chek, max: 1}"),
        new Break("WG1207", Site, "role: 评审组织人", "role: ‸评审人"),
        new Break("WG1208", Site, "office: 示例区消防救援大队", "office: ‸示例区消防大队"),
        new Break("WG1208", Food, "authority: 示例区市场监督管理局", "authority: ‸示例区市场监管局"),
        new Break("WG1209", Site, "{return: check, max: 1}", "‸{return: fire, max: 1}"),
        new Break("WG1209", Site, "{return: check, max: 1}", "‸{return: panel, max: 1}"),
        new Break("WG1211", Food, "  - layout-plan: 设施", "  - ‸application: 设施"),
        new Break("WG1212", Food, "  - business-licence\n", "  - ‸business-licence: 营业执照\n"),
        new Break("WG1213", Food, "  - business-licence\n", "  - ‸business-license\n"),
        new Break("WG1214", Food, "    required: 容缺", "    required: ‸false"),

        new Break("WG1301", Food, "business != '食品销售经营者'", "business != '食品销售经营者' ‸)"),
        new Break("WG1301", Food, "business != '食品销售经营者'", "business ‸是 '食品销售经营者'"),
        new Break("WG1302", Food, "business != '食品销售经营者'", "‸business.length > 3"),
        new Break("WG1302", Food, "business != '食品销售经营者'", "‸area + 1 > 3"),
        new Break("WG1302", Food, "business != '食品销售经营者'", "‸3 < area"),
        new Break("WG1302", Food, "business != '食品销售经营者'", "‸eval('1')"),
        new Break("WG1302", Food, "business != '食品销售经营者'", "‸1"),
        new Break("WG1303", Food, "business != '食品销售经营者'", "‸buisness != '食品销售经营者'"),
        new Break("WG1303", Food, "business != '食品销售经营者'", "area > 3 && ‸kind == '食品'"),
        new Break("WG1303", Food, "business != '食品销售经营者'", "\"area > 3 && ‸kind == '食品'\""),
        new Break("WG1303", Food, "business != '食品销售经营者'", "'business != ''食品销售经营者'' && ‸kind == 1'"),
        new Break("WG1304", Food, "business != '食品销售经营者'", "business != ‸'食品销售'"),
        new Break("WG1304", Food, "business != '食品销售经营者'", "business != ‸3"),
        new Break("WG1304", Food, "business != '食品销售经营者'", "‸business > '食品销售经营者'"),
        new Break("WG1304", Food, "business != '食品销售经营者'", "area > ‸'500'"),
        new Break("WG1304", Food, "business != '食品销售经营者'", "area > ‸99999999999999999999999999999999999999"),
        new Break("WG1304", Food, "business != '食品销售经营者'", "‸area"),
        new Break("WG1304", Site, "floors >= 30", "floors >= ‸30.5"),
        new Break("WG1304", Site, "start > '2026-01-01'", "start > ‸'2026年1月'"),
        new Break("WG1304", Site, "required: deep", "required: deep == ‸'是'"),
        new Break("WG1305", Food, "business != '食品销售经营者'", "‸" + string.Concat(Enumerable.Repeat("area > 1 && ", 30)) + "area > 2"),
    ];
}
