using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using WorkflowGov.Definitions.Scenarios;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Scenarios;

/// <summary>The scenarios of <c>tests/cases</c>, and that a scenario finds what it is there to find.</summary>
public sealed partial class ScenarioTests
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Folder = Path.Combine(SampleFolder.Repository, "tests", "cases");

    private static readonly Lazy<Catalogue> Definitions =
        new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    private static readonly Lazy<ScenarioRun> Run = new(() => ScenarioRun.Of(Folder, Definitions.Value));

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_PlayedOnTheEngine_ComesAsItSays(string file) =>
        Run.Value.Results.Single(r => r.File == Path.Combine(Folder, file)).Findings.ShouldBeEmpty();

    [Fact]
    public void Patterns_EveryOutcomeAndEnd_IsTakenByAScenario()
    {
        foreach (var pattern in Run.Value.Coverage.Processes.Where(p => p.IsPattern))
            pattern.Ways.Where(w => !w.IsTaken).ShouldBeEmpty($"{pattern.Name}: write a scenario that takes these ways");
        var patterns = Directory.EnumerateFiles(Path.Combine(SampleFolder.Repository, "definitions", "patterns"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!);
        Run.Value.Coverage.Processes.Where(p => p.IsPattern).Select(p => p.Name).ShouldBe(patterns, ignoreOrder: true);
    }

    [Fact]
    public void Items_WithStepsOfTheirOwn_HaveAScenario() =>
        Run.Value.Coverage.Processes.Where(p => p.Scenarios == 0).Select(p => p.Name).ShouldBeEmpty("write a scenario for each in tests/cases");

    [Fact]
    public void Run_OfOneItem_HoldsItsScenariosAndWaysOnly()
    {
        var item = Definitions.Value.Items.Single(i => i.Item.Name == "取水许可首次申请").Item;

        var run = ScenarioRun.Of(Folder, Definitions.Value, item.Code);

        run.Results.ShouldNotBeEmpty();
        run.Results.ShouldAllBe(r => r.Item == item.Code);
        run.Coverage.Processes.ShouldHaveSingleItem().Ways.ShouldAllBe(w => w.IsTaken);
    }

    [Fact]
    public void Scenarios_EndWithoutDecision_AreThereToo() =>
        Run.Value.Coverage.OtherEnds.ShouldBe(["不予受理", "已撤回", "退件"], ignoreOrder: true);

    [Fact]
    public void Scenarios_ADueDateMovedByADay_IsFoundAtItsPlace()
    {
        var moved = 0;
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (Match due in DueDate().Matches(text))
            {
                var later = LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse(due.Groups[1].Value).Value.PlusDays(1));
                var wrong = text[..due.Groups[1].Index] + later + text[(due.Groups[1].Index + later.Length)..];

                var found = ScenarioRun.OfText(wrong, file, Definitions.Value).Findings;

                var line = text.AsSpan(0, due.Index).Count('\n') + 1;
                found.ShouldContain(f => f.Rule == "WG2604" && f.Line == line && f.Message.Zh.Contains(later) && f.Message.Zh.Contains(due.Groups[1].Value), file);
                moved++;
            }
        }

        moved.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("item: 食品经营许可新办", "item: 食品经营许可新版", "WG2601", 3, 7)]
    [InlineData("{审查: 通过}", "{审察: 通过}", "WG2601", 7, 24)]
    [InlineData("status: 在办", "status: 办理中", "WG1105", 8, 22)]
    [InlineData("open: [现场核查]", "open: [现场检查]", "WG2601", 8, 33)]
    [InlineData("2026-09-15 11:00", "2026-09-13 11:00", "WG2602", 7, 5)]
    [InlineData("2026-09-15 11:00", "九月十五日", "WG1108", 7, 5)]
    [InlineData("status: 在办", "status: 挂起", "WG2604", 8, 22)]
    [InlineData("open: [现场核查]", "open: [决定]", "WG2604", 8, 32)]
    [InlineData("{审查: 通过}", "{决定: 准予}", "WG2603", 7, 5)]
    [InlineData("status: 在办", "rejected: WG5203, status: 在办", "WG2603", 8, 24)]
    [InlineData("    expect:", "    expected:", "WG1101", 8, 5)]
    [InlineData("2026-09-14 10:00: 受理", "2026-09-14 10:00: {受理: , by: 张某}", "WG2601", 6, 34)]
    [InlineData("2026-09-14 09:30: 收件", "2026-09-14 09:30: {收件: , without: [执照]}", "WG2601", 5, 40)]
    public void Scenario_SomethingWrong_IsFoundAtItsPlace(string right, string wrong, string rule, int line, int column)
    {
        const string scenario = """
            case: 审查通过后进入现场核查
            source: 《行政许可法》第三十四条
            item: 食品经营许可新办
            timeline:
              - 2026-09-14 09:30: 收件
              - 2026-09-14 10:00: 受理
              - 2026-09-15 11:00: {审查: 通过}
                expect: {status: 在办, open: [现场核查]}
            """;
        ScenarioRun.OfText(scenario, "x.yaml", Definitions.Value).Findings.ShouldBeEmpty();

        var found = ScenarioRun.OfText(scenario.Replace(right, wrong, StringComparison.Ordinal), "x.yaml", Definitions.Value).Findings;

        found.ShouldContain(f => f.Rule == rule && f.Line == line && f.Column == column, string.Join("\n", found));
    }

    [Fact]
    public void Schema_IsKeptBesideTheScenarios() =>
        (ScenarioSchema.Build().ToJsonString(Written) + "\n").ShouldBeKeptIn("tests/cases/scenario.schema.json");

    [Fact]
    public void Schema_AllowsEveryScenarioThereIs()
    {
        var schema = new Schema(ScenarioSchema.Build());
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
            schema.Faults(Schema.Json(File.ReadAllText(file))).ShouldBeEmpty(file);
    }

    [Fact]
    public void Text_NamesWhatBrokeAndHowMuchIsCovered()
    {
        var text = ScenarioText.Results(Run.Value, _ => null) + ScenarioText.Table(Run.Value.Coverage, untaken: true);

        text.ShouldContain($"{Run.Value.Results.Length} 个场景");
        text.ShouldContain("inspection@1");
        JsonDocument.Parse(ScenarioJson.Of(Run.Value)).RootElement.GetProperty("held").GetInt32().ShouldBe(Run.Value.Results.Count(r => r.Holds));
    }

    [GeneratedRegex(@"(?:期限|时限|审查|核查|决定|评审): (\d{4}-\d{2}-\d{2})[,} ]")]
    private static partial Regex DueDate();
}
