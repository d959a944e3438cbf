using System.Text.Json.Nodes;
using Shouldly;
using WorkflowGov.Definitions.Language;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Whoever writes an element is told what may stand there, and what the law says of it.</summary>
public sealed class ElementHelpTests
{
    private static readonly Lazy<Catalogue> Delivered = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue!);

    /// <summary>Every element of the language has its note, under the very term of the schema, and no note is of nothing.</summary>
    [Fact]
    public void Notes_AreThoseOfTheSchema()
    {
        var schema = ItemSchema.Build();
        var wanted = TermsIn(schema, string.Empty).Concat(TermsIn(schema["definitions"]!["field"]!, "form.")).Concat(TermsIn(schema["definitions"]!["material"]!, "materials."))
            .Concat(TermsIn(schema["definitions"]!["step"]!, "step.")).Concat(TermsIn(schema["definitions"]!["block"]!, "process.steps.")).Concat(TermsIn(schema["definitions"]!["outcomes"]!, "step.outcomes."))
            .Append(("materials.name", "材料名称")).DistinctBy(t => t.Item1).OrderBy(t => t.Item1, StringComparer.Ordinal).ToList();

        ElementNotes.All.Select(n => (n.Element, n.Term.Zh)).OrderBy(n => n.Element, StringComparer.Ordinal).ShouldBe(wanted);
        ElementNotes.All.ShouldAllBe(n => n.Term.En.Length > 0 && n.Allowed.Zh.Length > 0 && n.Allowed.En.Length > 0);
    }

    [Fact]
    public void Articles_ThatNotesName_AreKeptWithTheirText()
    {
        foreach (var (note, help) in ElementNotes.All.Zip(Delivered.Value.Elements))
            help.Law.Select(l => l.Citation).ShouldBe(note.Law, note.Element);
        var limit = Delivered.Value.Elements.Single(e => e.Element == "limits.statutory");
        limit.Law[0].Text[0].ShouldContain("自受理行政许可申请之日起二十日内作出行政许可决定");
    }

    [Fact]
    public void Draft_CitingAnArticle_IsToldWhatItSays()
    {
        const string text = "name: x\nbasis:\n  - 《中华人民共和国行政许可法》第四十四条\n  - 《没有的法》第一条\nlimits:\n  basis: 《不动产登记暂行条例》第二十条\n";

        var cited = Delivered.Value.Cited(text, null);

        cited.Select(c => c.Line).ShouldBe([3, 6]);
        cited[0].Text.ShouldHaveSingleItem().ShouldContain("十日内向申请人颁发、送达");
        cited[1].Says!.Zh.ShouldBe("时限 30 工作日");
        Delivered.Value.Cited("name: [", null).ShouldBeEmpty();
    }

    [Fact]
    public void Pattern_SaysItsStepsAndWhatItAsksFor()
    {
        var inspection = Delivered.Value.Patterns.Single(p => p.Name == "inspection@1");

        inspection.Steps.Select(s => s.Title).ShouldBe(["受理", "审查", "现场核查", "决定", "制证", "送达"]);
        inspection.Steps[2].ShouldSatisfyAllConditions(s => s.Role.ShouldBe("现场核查人员"), s => s.Limit.ShouldBeNull(), s => s.Asked.ShouldBe(["limit", "criteria"]));
        Delivered.Value.Patterns.ShouldAllBe(p => p.Steps.Length > 1);
        Delivered.Value.Materials.ShouldContain(m => m.Key == "business-licence");
    }

    private static IEnumerable<(string Element, string Term)> TermsIn(JsonNode node, string prefix)
    {
        foreach (var part in new[] { node }.Concat((node["anyOf"] as JsonArray ?? []).Concat(node["allOf"] as JsonArray ?? []).OfType<JsonNode>()).ToList())
        {
            foreach (var (key, value) in part["properties"] as JsonObject ?? [])
            {
                yield return ($"{prefix}{key}", value!["description"]!.GetValue<string>());
                foreach (var inner in TermsIn(value, $"{prefix}{key}."))
                    yield return inner;
            }

            foreach (var inner in new[] { part["items"], part["additionalProperties"] }.OfType<JsonObject>().SelectMany(i => TermsIn(i, prefix)))
                yield return inner;
            if (part != node && part["anyOf"] is JsonArray)
            {
                foreach (var inner in TermsIn(part, prefix))
                    yield return inner;
            }
        }
    }
}
