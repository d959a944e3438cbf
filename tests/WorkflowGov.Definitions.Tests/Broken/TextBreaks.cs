using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Files that are no plain YAML.</summary>
internal static class TextBreaks
{
    public static readonly Break[] All =
    [
        new Break("WG1003", Food, "fee: 《某省收费目录》", "fee: ‸'《某省收费目录》"),
        new Break("WG1003", Food, "fee: 《某省收费目录》", "fee: 《某省收费目录》\nnote: more‸: text"),
        new Break("WG1003", Food, "audience: [自然人, 企业法人]", "audience: [‸自然人, 企业法人"),
        new Break("WG1003", Food, "handling: 承诺件", "‸handling：承诺件"),
        new Break("WG1003", Food, "handling: 承诺件", "handling: ‸@承诺件"),
        new Break("WG1003", Food, "handling: 承诺件", "handling: ‸*"),
        new Break("WG1005", Food, "handling: 承诺件", "handling: 承诺件\n‸---\nmore: 1"),
        new Break("WG1006", Food, "handling: 承诺件", "handling: ‸&h 承诺件"),
        new Break("WG1006 WG1006", Food, "handling: 承诺件", "handling: ‸&h 承诺件\nagain: ‸*h"),
        new Break("WG1006", Food, "handling: 承诺件", "handling: ‸!!str 承诺件"),
        new Break("WG1006", Food, "handling: 承诺件", "‸<<: {handling: 承诺件}"),
        new Break("WG1007", Food, "handling: 承诺件", "? ‸[a, b]\n: c\nhandling: 承诺件"),
        new Break("WG1008", Food, "handling: 承诺件", "handling: 承诺件\n‸handling: 承诺件"),
        new Break("WG1011", Food, "handling: 承诺件", "handling: [[[[[[[[[[[[[[[[[[[[[[[[‸[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
        new Break("WG1012", Food, "handling: 承诺件", "handling: 承诺‸\u200B件"),
        new Break("WG1012", Food, "handling: 承诺件", "handling: 承诺件‸\0"),
        new Break("WG1012", Food, "handling: 承诺件", "handling: ‸\u202E承诺件"),
        new Break("WG1012", Food, "handling: 承诺件", "handling: 承诺件‸\u0085basis: x"),
        new Break("WG1013", Food, "handling: 承诺件", "handling:‸\t承诺件"),
        new Break("WG1013", Food, "  promised: 8 工作日", "‸\tpromised: 8 工作日"),
        new Break("WG1015", Food, "  - 具有与经营的食品品种、数量相适应的场所\n  - 有专职", "  - ‸具有与经营的食品品种、数量相适应的场所\n   - 有专职"),
        new Break("WG1015", Food, "document: 食品经营许可证,", "document: ‸食品\n  经营许可证,"),
    ];
}
