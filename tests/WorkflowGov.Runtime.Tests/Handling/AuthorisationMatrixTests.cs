using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>
/// 权限表: <c>authorisation.md</c> says for each command who may give it, by role and office. Every cell is tried on a case
/// at which the command is due, and every command has a row.
/// </summary>
public sealed class AuthorisationMatrixTests
{
    private const string Yes = "✓";
    private static readonly string File = Path.Combine(Repository.Root, "tests/WorkflowGov.Runtime.Tests/Handling/authorisation.md");
    private static readonly Office Elsewhere = new("深圳市宝安区卫生健康局");
    private static readonly Dictionary<string, string[]> Rows = Table().Skip(2).ToDictionary(r => r[0], r => r[1..]);
    private static readonly string[] Columns = Table().First()[1..];

    public static TheoryData<string> Commands => [.. Situations.All.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_ByEachRoleOfEachOffice_IsAnsweredAsTheTableSays(string command)
    {
        var situation = Situations.All[command];
        var found = Columns.Select(column => Decide.On(situation.Case.Now, situation.Command, situation.Case.Context(ActorOf(column, situation)))
            .Rejection?.Code ?? Yes);

        $"| {command} | {string.Join(" | ", found)} |".ShouldBe($"| {command} | {string.Join(" | ", Rows.GetValueOrDefault(command, []))} |");
    }

    [Fact]
    public void EveryCommand_HasARowAndASituation()
    {
        var commands = typeof(CaseCommand).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(CaseCommand))).Select(t => t.Name).Order().ToList();

        commands.Except(Situations.All.Keys).ShouldBeEmpty("A new command needs a situation in Situations.cs");
        commands.Except(Rows.Keys).ShouldBeEmpty($"A new command needs a row in {File}");
        Rows.Keys.Except(commands).ShouldBeEmpty($"{File} has rows of no command");
    }

    /// <summary>A column reads "role" or "role, other office"; "the one named" is whom the situation names.</summary>
    private static Actor ActorOf(string column, Situation situation)
    {
        switch (column)
        {
            case "the engine": return Actor.Engine;
            case "the one named": return situation.Named;
            case "集成商": return Acting.WebHall;
        }

        var role = new Role(column.Split(',')[0]);
        var isWindow = role.Name.StartsWith("窗口", StringComparison.Ordinal);
        var own = isWindow ? Office.Window : situation.Case.Item.Authority;
        var other = isWindow ? new Office("西乡街道窗口") : Elsewhere;
        return Acting.Officer(column.EndsWith(", other office", StringComparison.Ordinal) ? other : own, role, "someone");
    }

    private static IEnumerable<string[]> Table() => System.IO.File.ReadLines(File).Where(l => l.StartsWith('|'))
        .Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray());
}
