using Shouldly;
using WorkflowGov.Definitions.Documents;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Templates of documents: what they say, what they lack, and that the law is asked first.</summary>
public class DocumentTemplateTests
{
    private static readonly DocumentTemplate Refusal = SampleFolder.Loaded.Documents.Single(d => d.Kind == "refusal");

    [Fact]
    public void Template_NoLawForItsKind_IsFound() =>
        SampleFolder.Load(("documents/other.yaml", SampleFolder.TextOf("documents/receipt.yaml"))).Findings
            .Select(f => (f.Rule, f.File, f.Line)).ShouldBe([("WG2806", "documents/other.yaml", 1)]);

    [Fact]
    public void Filling_AllFacts_SaysThemInOrder()
    {
        var (parts, missing) = Filling.Of(Refusal, Facts(reasons: ["面积不足", "没有消防验收"], record: "笔录1号"));

        missing.ShouldBeEmpty();
        parts.Select(p => p.ToString()).ShouldBe(new SheetPart[]
        {
            new SheetPart.To("张三"), new SheetPart.Paragraph("1. 面积不足"), new SheetPart.Paragraph("2. 没有消防验收"),
            new SheetPart.Paragraph("根据听证笔录（笔录1号）作出。"), parts[^1],
        }.Select(p => p.ToString()));
        ((SheetPart.Entries)parts[^1]).Rows.ShouldBe([new SheetEntry("决定日期", "2026年9月1日")]);
    }

    [Fact]
    public void Filling_FactMissing_IsNamedUnlessItIsOptional()
    {
        var (parts, missing) = Filling.Of(Refusal, Facts(reasons: [], record: " "));

        missing.ShouldBe(["决定理由"]);
        parts.OfType<SheetPart.Paragraph>().ShouldBeEmpty();
    }

    [Fact]
    public void Facts_OfOneName_AreKnownOnDifferentOccasions()
    {
        foreach (var name in FactNames.All.GroupBy(f => f.Name).Where(g => g.Count() > 1))
            name.SelectMany(f => f.On).ShouldBeUnique(name.Key);
    }

    private static Dictionary<string, FactValue> Facts(string[] reasons, string record) => new()
    {
        ["申请人"] = new FactValue.Text("张三"),
        ["决定理由"] = new FactValue.Texts([.. reasons]),
        ["听证笔录"] = new FactValue.Text(record),
        ["决定日期"] = new FactValue.Text("2026年9月1日"),
    };
}
