using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Materials and forms that ask for too much, or unclearly.</summary>
internal static class MaterialBreaks
{
    public static readonly Break[] All =
    [
        new Break("WG2301", Food, "  - safety-rules: 食品安全规章制度目录", "  - ‸safety-rules: 窗口认为需要的材料"),
        new Break("WG2301", Food, "accept_if: [加盖公章]", "accept_if: [附有关材料]").At("  - ‸safety-rules"),
        new Break("WG2302", Food, "safety-rules: 食品安全规章制度目录", "safety-rules: ‸章程、规章制度等"),
        new Break("WG2303", Food, "safety-rules: 食品安全规章制度目录", "safety-rules: ‸食品经营许可申请书"),
        new Break("WG2304", Site, "experts: 深基坑专项方案", "experts: ‸营业执照").Also("WG2206", "  - ‸experts"),
        new Break("WG2305", Food, "    form: 复印件", "    source: 政府部门核发\n    form: ‸复印件"),
        new Break("WG2306", Food, "    copies: 2", "    copies: ‸0"),
        new Break("WG2306", Food, "    form: 复印件\n    copies: 2", "    form: 电子\n    copies: ‸1"),
        new Break("WG2307", Food, "    form: 复印件\n    copies: 2", "    form: 原件\n    source: 政府部门核发\n    licence: 某证\n    copies: ‸2"),
        new Break("WG2308", Food, "    accept_if: [加盖公章]\n", "").At("  - ‸safety-rules"),
        new Break("WG2309", Food, "accept_if: [加盖公章]", "accept_if: [‸是否加盖公章]"),
        new Break("WG2310", Food, "accept_if: [加盖公章]", "accept_if: [加盖公章, ‸加盖公章]"),
        new Break("WG2311", Food, "required: business != '食品销售经营者'", "required: ‸area > 0"),
        new Break("WG2311", Food, "required: business != '食品销售经营者'", "required: ‸business == '食品销售经营者' && business == '餐饮服务经营者'"),
        new Break("WG2312", Site, "  - application: 施工许可申请表\n    accept_if: [建设单位盖章]\n  - id-card\n  - experts: 深基坑专项方案\n    required: deep", "  - experts: 深基坑专项方案\n    required: 容缺").At("materials:\n  ‸- experts"),
        new Break("WG2313", Food, "phone: {label: 联系电话, type: phone, personal: true}", "phone: ‸{label: 联系电话, type: phone}"),
        new Break("WG2314", Site, "label: 层数", "label: ‸建筑面积"),
        new Break("WG2315", Food, "type: phone, personal: true", "type: phone, personal: true, min: ‸1"),
        new Break("WG2315", Food, "type: phone, personal: true", "type: phone, personal: true, unit: ‸个"),
        new Break("WG2315", Food, "type: phone, personal: true", "type: phone, personal: true, of: ‸[座机, 手机]"),
        new Break("WG2315", Food, "min: 1, max: 100000", "min: ‸100001, max: 100000"),
        new Break("WG2315", Food, "of: [食品销售经营者, 餐饮服务经营者, 集中用餐单位食堂]", "of: ‸[食品销售经营者]").Also("WG2311", "required: ‸business"),
        new Break("WG2315", Food, "of: [食品销售经营者, 餐饮服务经营者, 集中用餐单位食堂]", "of: ‸[食品销售经营者, 餐饮服务经营者, 餐饮服务经营者]"),
        new Break("WG2316", Site, "type: boolean}", "type: boolean, required: ‸false}"),
    ];
}
