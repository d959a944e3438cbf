using Shouldly;
using Xunit;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Rules that need more than one file, or a process of another shape.</summary>
public class CatalogueRuleTests
{
    private const string Second = "items/market/second.yaml";

    [Fact]
    public void SecondItem_WithTheSameCodeAndName_IsFound()
    {
        var found = Load((Second, TextOf(Food))).Findings;

        found.Select(f => (f.File, f.Rule, f.Line)).ShouldBe([(Second, "WG2202", 2), (Second, "WG2201", 3)]);
    }

    [Fact]
    public void SecondItem_WithAnotherSpellingOfTheName_IsTheSameName() =>
        RulesOf(Edited("（新办）", "(新办)", "6001 01", "6001 02")).ShouldBe(["WG2016", "WG2202"]);

    [Fact]
    public void SecondItem_WithAnotherMainItemUnderOneBasicCode_IsFound() =>
        RulesOf(Edited("main_item: 食品经营许可", "main_item: 食品生产许可", "（新办）", "另办", "6001 01", "6001 02")).ShouldBe(["WG2203"]);

    [Fact]
    public void SecondItem_DifferingInBracketsWithoutAMainItem_IsFound() =>
        RulesOf(Edited("main_item: 食品经营许可\n", "", "（新办）", "（补证）", "6001 01", "6002 01")).ShouldBe(["WG2205"]);

    [Fact]
    public void SecondItem_OfAnotherAuthorityWithAnotherStandard_IsFound() =>
        RulesOf(Edited(
            "11440306BA0000189Q", "11440306BA000012XG", "示例区市场监督管理局", "示例区住房和建设局", "promised: 8 工作日", "promised: 9 工作日")).ShouldBe(["WG2204"]);

    [Fact]
    public void SecondItem_OfAnotherAuthorityWithTheSameStandard_IsFine() =>
        RulesOf(Edited("11440306BA0000189Q", "11440306BA000012XG", "示例区市场监督管理局", "示例区住房和建设局")).ShouldBeEmpty();

    [Fact]
    public void SecondItem_AskingForTheSamePaperInAnotherForm_IsFound() =>
        RulesOf(Edited("（新办）", "（变更）", "6001 01", "6001 02", "form: 复印件\n    copies: 2", "form: 原件")).ShouldBe(["WG2206"]);

    [Fact]
    public void Shared_ThatNobodyUses_IsFound()
    {
        var found = Load(
            ("patterns/other@1.yaml", TextOf("patterns/inspection@1.yaml").Replace("pattern: inspection", "pattern: other", StringComparison.Ordinal)),
            ("materials.yaml", TextOf("materials.yaml") + "permit: {name: 规划许可证, form: 电子}\n")).Findings;

        found.Select(f => f.Rule).ShouldBe(["WG2208", "WG2207"]);
    }

    [Fact]
    public void Process_WithoutReview_IsFound()
    {
        var start = TextOf(Site).IndexOf("    - check:", StringComparison.Ordinal);
        var end = TextOf(Site).IndexOf("    - decide:", StringComparison.Ordinal);
        var text = TextOf(Site).Remove(start, end - start).Replace("not_by: [check, panel]", "not_by: [accept]", StringComparison.Ordinal);

        Check(Site, text).Findings.Select(f => f.Rule).ShouldBe(["WG2128"]);
    }

    /// <summary>WG2210.</summary>
    [Theory]
    [InlineData("11440306BA000012XG 4 000117005000 01", 0)]
    [InlineData("11440306BA000012XG 4 000117005000 99", 1)]
    [InlineData("11440306BA0000189Q 4 000112006001 01", 1)]
    public void Successor_OfACancelledItem_IsAnItemThatGoesOn(string successor, int found)
    {
        var text = Edited("main_item:", $"retired: {{on: 2027-01-01, successor: {successor}, basis: 《决定》}}\nmain_item:");

        Load((Food, text)).Findings.Select(f => f.Rule).ShouldBe(Enumerable.Repeat("WG2210", found));
    }

    [Fact]
    public void Licence_OfFourSteps_IsFound()
    {
        var text = TextOf(Site);
        var start = text.IndexOf("    - parallel:", StringComparison.Ordinal);
        text = text.Remove(start, text.IndexOf("    - decide:", StringComparison.Ordinal) - start);
        start = text.IndexOf("    - issue:", StringComparison.Ordinal);
        text = text.Remove(start, text.IndexOf("    - deliver:", StringComparison.Ordinal) - start);
        start = text.IndexOf("    - later:", StringComparison.Ordinal);
        text = text.Remove(start, text.IndexOf("result:", StringComparison.Ordinal) - start).Replace("[check, panel]", "[check]", StringComparison.Ordinal);

        Check(Site, text).Findings.Select(f => f.Rule).ShouldBe(["WG2129"]);
    }

    [Fact]
    public void PromisedItem_WhoseStepsTakeNoTime_IsFound()
    {
        var text = TextOf(Food).Replace("inspect.limit: 2 工作日", "inspect.limit: 即办\n    review.limit: 即办\n    decide.limit: 即办", StringComparison.Ordinal);

        Check(Food, text).Findings.Select(f => f.Rule).ShouldBe(["WG2412"]);
    }

    [Fact]
    public void Process_OfAHundredAndOneSteps_IsTooLong()
    {
        var more = string.Concat(Enumerable.Range(0, 90).Select(i =>
            $"    - more{i}: {{title: 审查{i}, kind: 审查, role: 承办人, review: 书面审查, limit: 即办, criteria: [齐备]}}\n"));
        var text = TextOf(Site).Replace("    - panel:", more + "    - panel:", StringComparison.Ordinal);

        Check(Site, text).Findings.Select(f => f.Rule).ShouldBe(["WG1120"]);
        Check(Site, text.Replace("    - more0:", "#", StringComparison.Ordinal)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Item_AskingForAHundredAndOneMaterials_AsksTooMuch()
    {
        var more = string.Concat(Enumerable.Range(0, 98).Select(i => $"  - more{i}: 材料{i}\n    accept_if: [盖章]\n"));
        var text = TextOf(Food).Replace("  - business-licence\n", "  - business-licence\n" + more, StringComparison.Ordinal);

        Check(Food, text).Findings.Select(f => f.Rule).ShouldBe(["WG1120"]);
    }

    [Fact]
    public void Pattern_AskingForAFieldThatTheFormLacks_IsReportedAtTheItem()
    {
        var pattern = TextOf("patterns/inspection@1.yaml").Replace("      people: 2", "      people: 2\n      when: size > 3", StringComparison.Ordinal);

        var finding = Load(("patterns/inspection@1.yaml", pattern)).Findings.ShouldHaveSingleItem();

        finding.File.ShouldBe(Food);
        finding.ShouldBeAt("WG1303", 46, 12);
        finding.Message.Zh.ShouldStartWith("模板 inspection@1 第 12 行：");
    }

    private static string Edited(params ReadOnlySpan<string> edits)
    {
        var text = TextOf(Food);
        for (var i = 0; i < edits.Length; i += 2)
            text = text.Replace(edits[i], edits[i + 1], StringComparison.Ordinal);
        return text;
    }

    private static IEnumerable<string> RulesOf(string second) =>
        Load((Second, second)).Findings.Select(f => f.File == Second ? f.Rule : $"{f.Rule} in {f.File}");
}
