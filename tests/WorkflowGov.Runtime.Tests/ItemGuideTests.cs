using System.Text.Json.Nodes;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class ItemGuideTests
{
    private static readonly ItemGuide Water = ItemGuide.Of(Repository.Item("取水许可首次申请"), Repository.Catalogue.Law);

    [Fact]
    public void Guide_EveryItem_ShowsEveryStepInOrderAndEveryConditionInTheFormsOwnWords()
    {
        foreach (var item in Repository.Catalogue.Items.Select(i => i.Item))
        {
            var guide = ItemGuide.Of(item, Repository.Catalogue.Law);

            StepsOf(guide.Flow).Select(s => s.Step).ShouldBe(item.Process.Steps.Select(s => s.Id), item.Name);
            guide.MaterialConditions.Keys.ShouldBe(item.Materials.Where(m => m.NeededWhen is not null).Select(m => m.Key), item.Name);
            var conditions = guide.MaterialConditions.Values.Concat(StepsOf(guide.Flow).Select(s => s.When).OfType<Core.Text>());
            conditions.ShouldAllBe(w => item.Form.Any(f => w.Zh.Contains(f.Label) && w.En.Contains(f.Label)), item.Name);
            guide.Time.Days.ShouldBeLessThanOrEqualTo(guide.Time.Promised, item.Name);
        }
    }

    [Fact]
    public void Guide_Conditions_ReadLikeSentences()
    {
        Water.MaterialConditions["third-party-statement"].ShouldBe(new Core.Text("涉及第三者利害关系：是", "“涉及第三者利害关系” is yes"));
        StepsOf(Water.Flow).Single(s => s.Step.Value == "panel").When.ShouldBe(new Core.Text("年取水量不少于 50,000 立方米", "“年取水量” is at least 50,000 立方米"));
        Water.Flow.OfType<FlowPart.OneOf>().Single().Ways.Select(w => w.When.Zh).ShouldBe(["取水水源为“地下水”", "其他情形"]);
        ItemGuide.Of(Repository.Item("定点医药机构信息变更"), Repository.Catalogue.Law).Flow.OfType<FlowPart.OneStep>().Select(s => s.When?.Zh).OfType<string>().Single()
            .ShouldContain("”，或者");
    }

    [Fact]
    public void Guide_Outcomes_SayWhereTheyLead()
    {
        var panel = StepsOf(Water.Flow).Single(s => s.Step.Value == "panel");

        panel.Excluded!.Ground.ShouldBe("专家评审");
        panel.Outcomes.Select(o => (o.Label, o.Effect, o.Words.Zh)).ShouldBe(
        [
            ("通过", OutcomeEffect.GoesOn, "继续"),
            ("修改后通过", OutcomeEffect.Returns, "退回“审查”，至多 1 次"),
            ("不通过", OutcomeEffect.Refuses, "建议不予，转“决定”"),
        ]);
    }

    [Fact]
    public void Guide_TimeSum_IsTheLongestWayAgainstBothLimits() =>
        // 审查 3 + 核查 2 + 勘验 3 + 决定 2, and once back from the panel to 审查: 8 more.
        (Water.Time.Days, Water.Time.Promised, Water.Time.Statutory).ShouldBe((18, 20, 45));

    [Fact]
    public void Renewal_SaysUntilWhenToApplyAndWhatFollows()
    {
        ItemGuide.Of(Repository.Item("排污许可证延续"), Repository.Catalogue.Law).Renewal!.Zh.ShouldBe(
            "有效期届满60个自然日前申请（《排污许可管理条例》第十四条）；按期申请、届满前未作决定的，视为准予延续（《中华人民共和国行政许可法》第五十条）");
        Water.Renewal.ShouldBeNull();
    }

    [Fact]
    public void Guide_AsJson_NamesTheKindOfEachPart()
    {
        var flow = JsonNode.Parse(StoredJson.Write(Water))!["flow"]!.AsArray();

        flow.Select(p => p!["kind"]!.ToString()).Distinct().ShouldBe(["step", "one_of"]);
        flow[0]!["is"]!.ToString().ShouldBe(nameof(StepKind.Accept));
    }

    private static IEnumerable<FlowPart.OneStep> StepsOf(IEnumerable<FlowPart> parts) => parts.SelectMany(p => p switch
    {
        FlowPart.OneStep step => [step],
        FlowPart.Together together => together.Branches.SelectMany(b => StepsOf(b.Parts)),
        FlowPart.OneOf one => one.Ways.SelectMany(w => StepsOf(w.Parts)),
        _ => throw new InvalidOperationException(p.GetType().Name),
    });
}
