using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Elements that contradict each other or the law.</summary>
internal static class ElementBreaks
{
    public static readonly Break[] All =
    [
        new Break("WG2001", Food, "code: 11440306BA0000189Q 4", "code: ‸11440306BA000012XG 4"),
        new Break("WG2001", Food, "9Q 4 000112006001", "9Q 5 000112006001").At("code: ‸1144"),
        new Break("WG2001", Food, "9Q 4 000112006001", "9Q 4 000712006001").At("code: ‸1144"),
        new Break("WG2001", Food, "type: 行政许可", "type: 行政确认").At("code: ‸1144"),
        new Break("WG2002", Food, "000112006001 01", "00011200600Y 01").At("code: ‸1144"),
        new Break("WG2003", Food, "000112006001 01", "370112006001 01").At("code: ‸1144"),
        new Break("WG2004", Food, "000112006001 01", "000112006001 00").At("code: ‸1144"),
        new Break("WG2005", Food, "  - 《示例食品许可办法》第十二条", "  - ‸示例食品许可办法第十二条"),
        new Break("WG2006", Site, "basis: [《示例工程管理条例》第七条]", "basis: ‸[《示例工程管理条例》]"),
        new Break("WG2007", Food, "  - 《示例食品许可办法》第十二条", "  - 《示例食品许可办法》第十二条\n  - ‸《示例食品法》第三十五条"),
        new Break("WG2008", Food, "[自然人, 企业法人]", "[自然人, 企业法人, ‸自然人]"),
        new Break("WG2009", Food, "handling: 承诺件", "handling: 承诺件\nvisits: ‸2"),
        new Break("WG2010", Site, "kind: 证照}", "kind: ‸其他}"),
        new Break("WG2010 WG2011", Food, "kind: 证照, valid: 5 年, licence: true", "kind: ‸资金, valid: 5 年, licence: ‸true"),
        new Break("WG2012", Food, "valid: 5 年", "valid: ‸5 工作日"),
        new Break("WG2012", Food, "valid: 5 年", "valid: ‸即办"),
        new Break("WG2013", Site, "power_source: 法定本级行使", "power_source: ‸上级委托"),
        new Break("WG2014", Food, "confidence: high", "confidence: ‸low"),
        new Break("WG2015", Food, "effective: 2026-07-01", "effective: ‸1998-07-01"),
        new Break("WG2016", Food, "name: 食品经营许可（新办）", "name: ‸食品经营许可(新办)"),
        new Break("WG2016", Food, "main_item: 食品经营许可", "main_item: ‸食品 经营许可"),
        new Break("WG2017", Food, "fee: 《某省收费目录》", "fee: ‸按规定收取"),
        new Break("WG2018", Food, "  - 有专职或者兼职的食品安全管理人员", "  - 有专职或者兼职的食品安全管理人员\n  - ‸有专职或者兼职的食品安全管理人员"),
        new Break("WG2019", Food, "  - 有专职或者兼职的食品安全管理人员", "  - ‸法律、法规规定的其他条件"),
        new Break("WG2021", Food, "main_item: 食品经营许可", "main_item: 食品经营许可\nretired: {on: ‸2026-06-30, basis: 《某决定》}"),
        new Break("WG2022", Food, "handling: 承诺件", "visits: 1\nguidance: {online: ‸IV级}\nhandling: 承诺件"),
        new Break("WG2023", Food, "handling: 承诺件", "guidance: {channels: ‸[窗口, 自助终端]}\nhandling: 承诺件"),
        new Break("WG2024", Site, "handling: 承诺件", "guidance: {pay_online: ‸true}\nhandling: 承诺件"),
        new Break("WG2025", Food, "handling: 承诺件", "guidance: {entrusted_by: ‸某市某局}\nhandling: 承诺件"),
        new Break("WG2025", Food, "handling: 承诺件", "power_source: 上级委托\nguidance: ‸{express: true}\nhandling: 承诺件").Also("WG2013", "power_source: ‸上级委托"),
        new Break("WG2026", Food, "handling: 承诺件", "guidance: {questions: [{q: 要多久, a: 八个工作日}, ‸{q: 要多久, a: 看情形}]}\nhandling: 承诺件"),
        new Break("WG1208", Food, "handling: 承诺件", "guidance: {joint: [‸某某局]}\nhandling: 承诺件"),
        new Break("WG2020", Food, "  - 有专职或者兼职的食品安全管理人员", "  - ‸是否有食品安全管理人员"),
    ];
}
