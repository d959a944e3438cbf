using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Processes that would treat somebody wrongly.</summary>
internal static class ProcessBreaks
{
    public static readonly Break[] All =
    [
        new Break("WG2101", Site, "    - check: {", "    - again: {title: 再受理, kind: ‸受理, role: 窗口受理, limit: 1 工作日}\n    - check: {"),
        new Break("WG2101", Site, "accept: {title: 受理, kind: 受理, role: 窗口受理", "‸accept: {title: 受理, kind: 受理, role: 承办人"),
        new Break("WG2102", Site, "{title: 审查, kind: 审查, role: 承办人", "{title: 审查, kind: 审查, role: ‸窗口受理"),
        new Break("WG2102", Food, "    inspect.limit: 2 工作日", "    inspect.limit: 2 工作日\n    inspect.role: ‸窗口出件"),
        new Break("WG2103", Site, "role: 评审组织人", "role: ‸监察员"),
        new Break("WG2104", Site, "kind: 送达, role: 窗口出件", "kind: 送达, role: ‸承办人"),
        new Break("WG2105", Food, "    inspect.limit: 2 工作日", "    inspect.limit: 2 工作日\n    inspect.people: ‸1"),
        new Break("WG2105", Site, "people: 2, review: 现场核查", "review: 现场核查").At("    - ‸later: {"),
        new Break("WG2106", Site, "        excluded: {ground: 专家评审, basis: 《中华人民共和国行政许可法》第四十五条}\n", "").At("    - ‸panel:"),
        new Break("WG2106", Site, "kind: 审查, role: 承办人, review: 书面审查", "kind: 审查, role: 承办人, excluded: ‸{ground: 听证, basis: 《示例法》第一条}, review: 书面审查"),
        new Break("WG2107", Site, "{ground: 专家评审, basis", "{ground: ‸现场核查, basis").Also("WG2108", "{ground: ‸现场核查, basis"),
        new Break("WG2108", Site, "{ground: 专家评审, basis", "{ground: ‸听证, basis"),
        new Break("WG2109", Site, "limit: 10 工作日", "limit: ‸即办"),
        new Break("WG2110", Site, "not_by: [check, panel]}", "not_by: [check, panel], outcomes: ‸{准予: continue}}"),
        new Break("WG2111", Site, "outcomes: {同意: continue, 补充", "outcomes: ‸{补充"),
        new Break("WG2111", Site, "role: 窗口出件, limit: 2 工作日}", "role: 窗口出件, limit: 2 工作日, outcomes: ‸{}}"),
        new Break("WG2112", Site, "role: 窗口受理, limit: 1 工作日}", "role: 窗口受理, limit: 1 工作日, outcomes: {受理: ‸continue}}"),
        new Break("WG2112", Site, "同意: continue, 补充", "同意: continue, 撤销: ‸revoke, 补充"),
        new Break("WG2112", Site, "role: 窗口出件, limit: 2 工作日}", "role: 窗口出件, limit: 2 工作日, outcomes: {完成: continue, 不制: ‸refuse}}"),
        new Break("WG2113", Site, "criteria: [现场与许可一致]", "criteria: [现场与许可一致], outcomes: ‸{属实: continue}"),
        new Break("WG2114", Site, "review: 征求意见, ", "").At("- ‸fire: {"),
        new Break("WG2115", Site, ", criteria: [消防设计已经审查合格]", "").At("- ‸fire: {"),
        new Break("WG2116", Food, "      - 经营场所面积与图纸一致", "      - ‸经营场所面积与图纸一致？"),
        new Break("WG2116", Site, "criteria: [讨论同意]", "criteria: [讨论同意, ‸酌情增加要求]"),
        new Break("WG2117", Food, "      - 经营场所面积与图纸一致", "      - 经营场所面积与图纸一致\n      - ‸经营场所面积与图纸一致"),
        new Break("WG2118", Food, "      - 经营场所面积与图纸一致", "      - ‸符合法律规定的其他条件"),
        new Break("WG2119", Site, "{title: 决定, kind: 决定, role: 审批人, limit: 1 工作日, not_by: [check, panel]}", "{title: 决定, kind: 决定, role: 承办人, limit: 1 工作日, not_by: ‸[panel]}").Also("WG2135", "决定, role: ‸承办人"),
        new Break("WG2120", Site, "{title: 审查, kind: 审查,", "{title: 审查, not_by: [‸decide], kind: 审查,"),
        new Break("WG2120", Site, "{title: 审查, kind: 审查,", "{title: 审查, not_by: [‸check], kind: 审查,"),
        new Break("WG2121", Site, "    - deliver: {title: 送达, kind: 送达, role: 窗口出件, limit: 3 工作日}\n", "").At("    - ‸decide: {"),
        new Break("WG2122", Site, "{title: 制证, kind: 制证,", "{title: 补充审查, review: 书面审查, criteria: [齐备], kind: ‸审查,").Also("WG2403", "promised: ‸17").Also("WG2102", "kind: 审查, role: ‸窗口出件"),
        new Break("WG2123", Site, "{title: 送达, kind: 送达,", "{title: 送达, when: ‸deep, kind: 送达,"),
        new Break("WG2124", Site, "criteria: [现场与许可一致]", "criteria: [现场与许可一致], outcomes: {属实: continue, 重来: ‸{return: check, max: 1}, 不属实: revoke}")
            .Also("WG2112", "重来: ‸{return"),
        new Break("WG2125", Site, "{return: check, max: 1}", "‸{return: accept, max: 1}"),
        new Break("WG2126", Site, "kind: 审查, role: 承办人, review: 书面审查", "kind: 审查, role: 承办人, review: ‸系统自动审批"),
        new Break("WG2127", Site, "role: 窗口受理, limit: 1 工作日}", "role: 窗口受理, review: ‸书面审查, limit: 1 工作日}"),
        new Break("WG2130", Site, "{title: 决定, kind: 决定,", "{title: 决定, office: ‸示例区消防救援大队, kind: 决定,"),
        new Break("WG2131", Site, "office: 示例区消防救援大队, review: 征求意见", "review: 征求意见").At("- ‸fire: {"),
        new Break("WG2136", Site, "title: 质量安全审查", "silence: ‸{deemed: 通过, basis: 《示例办法》第六条}, title: 质量安全审查"),
        new Break("WG2136", Site, "office: 示例区消防救援大队, review: 征求意见", "silence: {deemed: ‸默许, basis: 《示例办法》第六条}, office: 示例区消防救援大队, review: 征求意见"),
        new Break("WG2160", Site, "review: 集体讨论, limit: 2 工作日", "signing: {vote: 过半数}, people: ‸2, review: 集体讨论, limit: 2 工作日"),
        new Break("WG2160", Site, "review: 集体讨论, limit: 2 工作日", "people: 4, signing: {vote: 三分之二, quorum: ‸2}, review: 集体讨论, limit: 2 工作日"),
        new Break("WG2160", Site, "kind: 制证, role: 窗口出件", "kind: 制证, people: 2, signing: ‸会签, role: 窗口出件"),
        new Break("WG2160", Site, "outcomes: {同意: continue, 补充: {return: check, max: 1}, 不同意: refuse}", "people: 2, signing: 会签, outcomes: ‸{同意: continue, 原则同意: continue, 不同意: refuse}"),
        new Break("WG2161", Site, "review: 集体讨论, limit: 2 工作日", "review: 集体讨论, notice: ‸1 工作日, limit: 2 工作日"),
        new Break("WG2161", Site, "review: 集体讨论, limit: 2 工作日", "review: 公示, notice: ‸2 工作日, limit: 2 工作日"),
        new Break("WG2162", Site, "criteria: [材料所载项目名称一致]", "criteria: [材料所载项目名称一致], automatic: ‸{answerable: 审批人, when: {材料所载项目名称一致: area > 1}}"),
        new Break("WG2163", Site, "role: 审批人, limit: 1 工作日, not_by", "role: 审批人, limit: 1 工作日, discretion: ‸[{level: 一般, when: 面积不大, follows: 三年}], not_by"),
        new Break("WG2163", Site, "criteria: [材料所载项目名称一致]", "criteria: [材料所载项目名称一致], discretion: ‸[{level: 轻, when: 面积小, follows: 一年}, {level: 重, when: 面积大, follows: 三年}]"),
        new Break("WG2132", Site, "title: 质量安全审查", "title: ‸消防意见"),
        new Break("WG2133", Site, "when: deep && start > '2026-01-01'", "when: ‸deep && !deep"),
        new Break("WG2133", Site, "when: deep && start > '2026-01-01'", "when: ‸floors <= 200"),
        new Break("WG2133", Site, "when: deep && start > '2026-01-01'", "when: ‸start > '2026-01-01' || start <= '2026-01-01'"),
        new Break("WG2134", Site, "when: floors >= 30 || area > 100000.5", "when: floors >= 300").At("- ‸board: {"),
        new Break("WG2134", Site, "when: floors >= 30 || area > 100000.5", "when: floors >= 1").At("- ‸sign: {"),
        new Break("WG2135", Site, "{title: 决定, kind: 决定, role: 审批人", "{title: 决定, kind: 决定, role: ‸审核人")
            .Also("WG2119", "not_by: ‸[check, panel]").Also("WG2119", "not_by: ‸[check, panel]").Also("WG2119", "not_by: ‸[check, panel]"),
    ];
}
