using System.Text.Json;
using Shouldly;
using WorkflowGov.Core;
using Xunit;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

public class FindingWriterTests
{
    private static readonly Finding[] Some =
    [
        new("WG2401", Severity.Error, "items/a b/甲.yaml", 2, 5, new Text("承诺超过法定", "The promise exceeds \"the\" statute")),
        new("WG2402", Severity.Warning, "/tmp/乙.yaml", 1, 1, new Text("长假", "Holidays")),
    ];

    [Fact]
    public void Text_PutsTheCaretUnderChineseCharacters()
    {
        var text = FindingText.Of([Some[0]], _ => "name: x\n承诺: 9 工作日\n");

        text.ShouldBe("""
            items/a b/甲.yaml:2:5: error WG2401: 承诺超过法定 / The promise exceeds "the" statute
             2 | 承诺: 9 工作日
               | 　　  ^
               = 缩短 limits.promised / Shorten limits.promised


            """);
    }

    [Fact]
    public void Text_OfALongLine_ShowsItsPlace()
    {
        var line = new string('x', 500) + "HERE" + new string('y', 500);

        var lines = FindingText.Of([Some[0] with { Line = 1, Column = 501 }], _ => line).Split('\n');

        lines[2].IndexOf('^', StringComparison.Ordinal).ShouldBe(lines[1].IndexOf("HERE", StringComparison.Ordinal));
        lines[1].Length.ShouldBeLessThan(180);
    }

    [Fact]
    public void Text_OfAFileThatIsNotAtHand_HasNoLine() =>
        FindingText.Of([Some[1]], _ => null).Split('\n').Length.ShouldBe(4);

    [Fact]
    public void Text_OfAnyFinding_IsWritten()
    {
        foreach (var broken in Breaks.All.Where(b => b.File.StartsWith("items/", StringComparison.Ordinal)))
        {
            var text = broken.Apply().Text;
            FindingText.Of(Check(broken.File, text).Findings, _ => text).ShouldContain("WG");
        }
    }

    [Fact]
    public void Json_HasEveryField()
    {
        using var json = JsonDocument.Parse(FindingJson.Of(Some));

        json.RootElement.GetProperty("errors").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("warnings").GetInt32().ShouldBe(1);
        var first = json.RootElement.GetProperty("findings")[0];
        first.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["rule", "severity", "file", "line", "column", "zh", "en", "mendZh", "mendEn"]);
        first.GetProperty("en").GetString().ShouldBe("The promise exceeds \"the\" statute");
    }

    [Fact]
    public void Sarif_NamesRulesAndPlaces()
    {
        using var json = JsonDocument.Parse(FindingSarif.Of(Some, "0.1.0"));

        json.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = json.RootElement.GetProperty("runs")[0];
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Select(r => r.GetProperty("id").GetString()).ShouldBe(["WG2401", "WG2402"]);
        var places = run.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation")).ToList();
        places[0].GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("items/a%20b/%E7%94%B2.yaml");
        places[1].GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("file:///tmp/%E4%B9%99.yaml");
        places[0].GetProperty("region").GetProperty("startColumn").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void Fix_StandsInEveryForm()
    {
        var text = TextOf(Food).Replace("effective: 2026-07-01", "effective: 2026-7-1", StringComparison.Ordinal);
        var findings = Check(Food, text).Findings;

        FindingText.Of(findings, _ => text).ShouldContain("Replace '2026-7-1' by '2026-07-01' (--fix)");
        using var json = JsonDocument.Parse(FindingJson.Of(findings));
        json.RootElement.GetProperty("findings")[0].GetProperty("fix").GetProperty("edits")[0].EnumerateObject()
            .Select(p => p.Value.ToString()).ShouldBe(["5", "12", "5", "20", "2026-07-01"]);
        using var sarif = JsonDocument.Parse(FindingSarif.Of(findings, "0.1.0"));
        var change = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("fixes")[0].GetProperty("artifactChanges")[0];
        change.GetProperty("replacements")[0].GetProperty("deletedRegion").GetProperty("endColumn").GetInt32().ShouldBe(20);
        change.GetProperty("replacements")[0].GetProperty("insertedContent").GetProperty("text").GetString().ShouldBe("2026-07-01");
    }

    [Fact]
    public void Sarif_WithoutFindings_IsARunThatFoundNothing()
    {
        using var json = JsonDocument.Parse(FindingSarif.Of([], "0.1.0"));

        json.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBe(0);
    }
}
