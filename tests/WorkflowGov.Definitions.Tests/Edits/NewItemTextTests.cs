using NodaTime;
using Shouldly;
using WorkflowGov.Core.Items;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Edits;

/// <summary>The first text of a new item: nothing guessed, nothing lost, its origin said.</summary>
public sealed class NewItemTextTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);
    private static readonly ItemCode Code = ItemCode.Parse("11440306BA0000189Q400019900100001");
    private static readonly Lazy<Catalogue> Delivered = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue!);

    /// <summary>Of every seventh item: the copy reads as the same standard, and only five lines are other ones.</summary>
    [Fact]
    public void Copy_OfAnItem_IsTheSameButForItsHeadAndSaysWhereItIsFrom()
    {
        foreach (var source in Delivered.Value.Items.Where((_, i) => i % 7 == 0))
        {
            var copy = NewItemText.Copy(source.Text, source.Item, "试验事项", Code, Today);

            var item = Delivered.Value.Read(copy, source.File).Item.ShouldNotBeNull(source.File);
            item.ShouldSatisfyAllConditions(
                i => i.Name.ShouldBe("试验事项"), i => i.Code.ShouldBe(Code), i => i.Version.ShouldBe(1), i => i.EffectiveOn.ShouldBe(Today), i => i.Retirement.ShouldBeNull(),
                i => i.Provenance.Confidence.ShouldBe(Confidence.Low), i => i.Provenance.DrawnFrom.ShouldContain(source.Item.Name), i => i.Provenance.DrawnFrom.ShouldContain(source.Item.Code.Value));
            ItemDifference.Between(source.Item, item).Select(c => c.Where.Zh)
                .Except(["事项名称", "主项名称", "业务办理项编码", "版本号", "计划生效日期", "来源说明", "可信度", "核对日期", "备注"]).ShouldBeEmpty(source.File);
            copy.Split('\n').Except(source.Text.Split('\n')).Count().ShouldBeLessThanOrEqualTo(5, source.File);
        }
    }

    [Fact]
    public void Blank_GuessesNothing()
    {
        var text = NewItemText.Blank(
            new NewItemHead("小型餐饮登记", Code, ItemType.Licensing, Delivered.Value.Organisation.Authorities[0].Office, ItemLevel.County, Delivered.Value.Patterns.Single(p => p.Name == "inspection@1")), Today);

        var check = Delivered.Value.Check(text, "new.yaml");

        check.Findings.Where(f => f.Rule == "WG1102").Select(f => f.Message.Zh).ShouldBe(
            ["缺少“audience”", "缺少“basis”", "缺少“limits”", "缺少“conditions”", "缺少“result”"], ignoreOrder: true);
        check.Findings.Count(f => f.Rule == "WG1202").ShouldBe(3);
        check.Findings.Select(f => f.Rule).Except(["WG1102", "WG1202"]).ShouldBeEmpty();
        RevisedText.NameOf(text).ShouldBe("小型餐饮登记");
    }
}
