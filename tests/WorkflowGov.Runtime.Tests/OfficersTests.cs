using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Who may stand beside the actor where the law wants two or more officers (行政许可法 第三十四条).</summary>
public sealed class OfficersTests(RealDatabase database) : IClassFixture<RealDatabase>
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Step Inspect = Food.Process[new StepId("inspect")];

    public static TheoryData<string, string?> SecondOfficers => new()
    {
        { $"{Inspect.Office}/{Inspect.Role}/second", null },
        { $"{Inspect.Office}/审批人/second", "WG5401" },
        { $"深圳市宝安区卫生健康局/{Inspect.Role}/second", "WG5402" },
        { $"{Inspect.Office}/{Inspect.Role}/inspect-1", "WG5212" },
        { "路人甲", "WG5405" },
        { "window1", "WG5405" },
    };

    [Theory]
    [MemberData(nameof(SecondOfficers))]
    public async Task Complete_WithASecondOfficer_IsHeldAgainstOfficeAndRole(string second, string? refusal)
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var number = await engine.AcceptedAsync(Food);
        await engine.CompleteAsync(number, Food.Process[new StepId("review")]);
        var command = Acting.Complete(Inspect, Inspect.Outcomes[0]) with { With = [second] };

        var answer = await engine.DoAsync(number, command, Acting.For(Inspect));

        (answer as CaseAnswer.Refused)?.Rejection.Code.ShouldBe(refusal);
        (answer is CaseAnswer.Done).ShouldBe(refusal is null);
    }
}
