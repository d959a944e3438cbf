using Shouldly;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests.Fixes;

/// <summary>A slip with one honest answer: the sample says <paramref name="Right"/>, somebody wrote <paramref name="Wrong"/>.</summary>
/// <param name="Rule">The rule that finds it.</param>
/// <param name="File">The sample file.</param>
/// <param name="Right">Text that stands in the sample once.</param>
/// <param name="Wrong">What was written.</param>
internal sealed record Slip(string Rule, string File, string Right, string Wrong)
{
    /// <summary>Another text than the sample's that the machine gives, where several are as good.</summary>
    private string? Given { get; init; }

    public static readonly Slip[] All =
    [
        new("WG1003", Food, "level: 县级", "level：县级"),
        new("WG1003", Food, "    inspect.limit: 2 工作日", "    inspect.limit： 2 工作日"),
        new("WG1008", Food, "level: 县级\n", "level: 县级\nlevel: 县级\n"),
        new("WG1012", Food, "有专职或者兼职的食品", "有专职\u200B或者兼\uFEFF职的食品"),
        new("WG1013", Food, "promised: 8 工作日", "promised: 8\t工作日"),
        new("WG1013", Food, "level: 县级\n", "level: 县级\t\t\n"),
        new("WG1101", Food, "main_item: ", "mian_item: "),
        new("WG1101", Food, "audience: ", "audiense: "),
        new("WG1101", Food, "promised: 8", "promise: 8"),
        new("WG1105", Food, "type: 行政许可", "type: 行政许呵"),
        new("WG1105", Site, "type: integer", "type: interger"),
        new("WG1106", Food, "copies: 2", "copies: ２"),
        new("WG1107", Food, "licence: true", "licence: 是"),
        new("WG1107", Food, "personal: true", "personal: yes"),
        new("WG1108", Food, "effective: 2026-07-01", "effective: 2026-7-1"),
        new("WG1108", Food, "effective: 2026-07-01", "effective: 2026年7月1日"),
        new("WG1108", Food, "checked: 2026-11-23", "checked: 2026/11/23"),
        new("WG1109", Food, "promised: 8 工作日", "promised: ８个工作日内"),
        new("WG1109", Food, "promised: 8 工作日", "promised: 八个工作日"),
        new("WG1109", Site, "limit: 10 工作日", "limit: 十个工作日以内"),
        new("WG1109", Site, "limit: 30 自然日", "limit: 三十自然日"),
        new("WG1117", Food, "11440306BA0000189Q 4 000112006001 01", "11440306ba0000189q-4-000112006001-01"),
        new("WG1201", Food, "pattern: inspection@1", "pattern: inspecton@1"),
        new("WG1203", Food, "    inspect.limit: 2", "    inspct.limit: 2"),
        new("WG1205", Site, "not_by: [check, panel]", "not_by: [check, pannel]"),
        new("WG1206", Site, "{return: check, max: 1}", "{return: chek, max: 1}"),
        new("WG1207", Site, "role: 评审组织人", "role: 评审组识人"),
        new("WG1208", Food, "authority: 示例区市场监督管理局", "authority: 示例区市场监督管里局"),
        new("WG1212", Food, "  - business-licence\n", "  - business-licence: 营业执照\n"),
        new("WG1213", Food, "  - business-licence\n", "  - business-license\n"),
        new("WG1301", Food, "required: business != '食品销售经营者'", "required: business ≠ ‘食品销售经营者’"),
        new("WG1301", Site, "when: floors >= 30 || area > 100000.5", "when: floors >= 30 or area > 100000.5"),
        new("WG1303", Site, "required: deep", "required: depp"),
        new("WG1301", Site, "when: floors >= 30 || area > 100000.5", "when: floors ≥ 30 或者 area ＞ 100000.5"),
        new("WG2005", Food, "  - 《示例食品许可办法》第十二条", "  - 示例食品许可办法第十二条"),
        new("WG2007", Food, "  - 《示例食品许可办法》第十二条\n", "  - 《示例食品许可办法》第十二条\n  - 《示例食品法》第三十五条\n"),
        new("WG2008", Food, "[自然人, 企业法人]", "[自然人, 企业法人, 自然人]"),
        new("WG2008", Food, "[自然人, 企业法人]", "[自然人, 自然人, 企业法人]"),
        new("WG2016", Food, "name: 食品经营许可（新办）", "name: 食品经营许可(新办)"),
        new("WG2016", Food, "main_item: 食品经营许可", "main_item: 食品 经营许可。"),
        new("WG2004", Food, "000112006001 01", "000112006001 00"),
        new("WG2018", Food, "  - 有专职或者兼职的食品安全管理人员\n", "  - 有专职或者兼职的食品安全管理人员\n  # 见总局公告\n  - 有专职或者兼职的食品安全管理人员\n")
        {
            Given = "  - 有专职或者兼职的食品安全管理人员\n  # 见总局公告\n",
        },
        new("WG2020", Food, "  - 有专职或者兼职的食品安全管理人员", "  - 有专职或者兼职的食品安全管理人员？"),
        new("WG2116", Food, "      - 经营场所面积与图纸一致", "      - 经营场所面积与图纸一致?"),
        new("WG2117", Food, "      - 经营场所面积与图纸一致\n", "      - 经营场所面积与图纸一致\n      - 经营场所面积与图纸一致\n"),
        new("WG2133", Site, "        when: deep && start > '2026-01-01'\n", "        when: deep || !deep\n") { Given = string.Empty },
        new("WG2304", Food, "  - business-licence\n", "  - licence: 营业执照\n"),
        new("WG2309", Food, "accept_if: [加盖公章]", "accept_if: [加盖公章？]"),
        new("WG2310", Food, "accept_if: [加盖公章]", "accept_if: [加盖公章, 加盖公章]"),
        new("WG2311", Site, "    required: deep\n", "    required: deep || !deep\n") { Given = string.Empty },
        new("WG2313", Food, "type: phone, personal: true}", "type: phone}"),
        new("WG2315", Food, "餐饮服务经营者, 集中用餐单位食堂]", "餐饮服务经营者, 餐饮服务经营者, 集中用餐单位食堂]"),
        new("WG2404", Food, "handling: 承诺件", "handling: 即办件"),
    ];

    /// <summary>The text that was meant, and the one that was written.</summary>
    public (string Right, string Wrong) Texts()
    {
        var sample = TextOf(File);
        (sample.Split(Right).Length - 1).ShouldBe(1, $"'{Right}' must stand in {File} once");
        return (Given is null ? sample : sample.Replace(Right, Given, StringComparison.Ordinal), sample.Replace(Right, Wrong, StringComparison.Ordinal));
    }

    public override string ToString() => $"{Rule}: {Wrong.Replace('\n', '↵')}";
}
