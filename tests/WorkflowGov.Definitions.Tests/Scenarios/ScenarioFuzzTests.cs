using System.Text;
using Shouldly;
using WorkflowGov.Definitions.Scenarios;
using WorkflowGov.Definitions.Simulation;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Scenarios;

/// <summary>Whatever is written in a scenario or a staff file, the answer is findings with places, never a crash.</summary>
public sealed class ScenarioFuzzTests
{
    private const int Mutations = 400;

    internal const string Staff = """
        day: 7 小时
        staff: {窗口受理: 2, 李四: [承办人], 张三: {roles: [承办人], days: [周一], away: [2027-03-01..2027-03-12]}}
        work: {审查: 40 分钟, 现场核查: 3 小时 固定}
        outcomes: {现场核查: {符合: 80, 限期整改: 15, 不符合: 5}}
        correction: 15
        """;

    private static readonly string[] Pieces =
        [": ", "- ", "{", "}", "[", "]", "\n", "  ", "受理", "审查: 通过", "expect", "2026-02-30", "-1", "99999999999999999999", "无", "'", "\"", "#", "办至: 办结", "收件", "延长: 0 工作日", "due: {法定办结时限: 无}"];

    private static readonly Lazy<Catalogue> Definitions =
        new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    [Fact]
    public void Scenario_Mutated_IsFoundWrongOrPlayed()
    {
        var random = new Random(20261125);
        var texts = Directory.EnumerateFiles(Path.Combine(SampleFolder.Repository, "tests", "cases"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutated(texts[random.Next(texts.Count)], random);

            var result = ScenarioRun.OfText(text, "x.yaml", Definitions.Value);

            result.Findings.ShouldAllBe(f => f.Line >= 1 && f.Column >= 1 && f.Message.Zh.Length > 0, text);
        }
    }

    [Fact]
    public void Staff_Mutated_IsFoundWrongOrRead()
    {
        var random = new Random(20261126);
        var food = Definitions.Value.Items.Single(i => i.Item.Name == "食品经营许可新办").Item;
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutated(Staff, random);

            StaffReader.Read(text, "staff", [food], Definitions.Value.Organisation).Findings.ShouldAllBe(f => f.Line >= 1 && f.Column >= 1, text);
            new SimulationWish("2 每日", text, "staff", "2026-09-01", "2026-09-11", 1, 1, [], []).Simulate([food], Definitions.Value, 1_000);
        }
    }

    private static string Mutated(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(changed.Length);
            switch (random.Next(3))
            {
                case 0:
                    changed.Remove(at, Math.Min(random.Next(1, 12), changed.Length - at));
                    break;
                case 1:
                    changed.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                default:
                    changed[at] = Pieces[random.Next(Pieces.Length)][0];
                    break;
            }
        }

        return changed.ToString();
    }
}
