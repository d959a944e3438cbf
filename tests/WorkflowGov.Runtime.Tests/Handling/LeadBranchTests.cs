using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>主办与协办 of parallel departments.</summary>
public sealed class LeadBranchTests
{
    private static readonly ServiceItem Joint = Repository.Catalogue.Items.First(i => i.Item.Pattern == "joint@1").Item;
    private static readonly Step Lead = Joint.Process[new StepId("lead")];
    private static readonly Step First = Joint.Process[new StepId("first")];

    [Theory]
    [InlineData(0, false)]
    [InlineData(150, true)]
    public void Reminder_ByTheLead_SaysWhetherTheBranchIsLateAndChangesNothingElse(int daysLater, bool isLate)
    {
        var one = PureCase.Accepted(Joint);
        one.At += Duration.FromDays(daysLater);
        var before = one.Now!;

        one.Must(Acting.For(Lead), new CaseCommand.Remind(First.Id, "请尽快答复"));

        one.Events[^1].ShouldBeOfType<CaseEvent.BranchReminded>().IsLate.ShouldBe(isLate);
        (one.Now!.Marking, one.Now.Clocks).ShouldBe((before.Marking, before.Clocks));
        one.Do(Acting.For(Lead), new CaseCommand.Remind(First.Id, "再催")).ShouldBe("WG5274");
        one.At += Duration.FromDays(1);
        one.Do(Acting.For(Lead), new CaseCommand.Remind(First.Id, "再催")).ShouldBeNull();
    }

    [Fact]
    public void Reminder_ByABranchOrOfTheLeadItself_IsRefused()
    {
        var one = PureCase.Accepted(Joint);

        one.Do(Acting.For(First), new CaseCommand.Remind(new StepId("second"), "请尽快答复")).ShouldBe("WG5412");
        one.Do(Acting.For(Lead), new CaseCommand.Remind(Lead.Id, "请尽快答复")).ShouldBe("WG5273");
    }

    [Fact]
    public void Decision_WaitsForEveryBranch_InWhateverOrderTheyEnd()
    {
        foreach (var order in new[] { "lead first second", "first second lead", "second lead first" })
        {
            var one = PureCase.Accepted(Joint);
            foreach (var step in order.Split(' '))
            {
                one.Open.ShouldNotContain("decide");
                one.Finish(step);
            }

            one.Open.ShouldBe(["decide"]);
        }
    }
}
