using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>公示 with its objections, and 检验检测 by assigned technicians.</summary>
public sealed class NoticeTests
{
    private static readonly LocalDate Today = new(2026, 9, 1);
    private static readonly ServiceItem Noticed = Repository.Catalogue.Items.First(i => i.Item.Pattern == "notice@1").Item;
    private static readonly Step Publish = Noticed.Process[new StepId("publish")];
    private static readonly CaseCommand.Complete Passed = Acting.Complete(Publish, Publish.Outcomes[0]);
    private static readonly CaseCommand.Complete Refused = Acting.Complete(Publish, Publish.Outcomes.First(o => o.Action is OutcomeAction.Refuse));
    private static readonly ServiceItem Tested = Repository.Catalogue.Items.First(i => i.Item.Pattern == "testing@1").Item;
    private static readonly Step Test = Tested.Process[new StepId("test")];
    private static readonly Actor Officer = Acting.For(Publish);

    [Theory]
    [InlineData(0, "WG5261")]
    [InlineData(6, "WG5261")]
    [InlineData(7, null)]
    public void Notice_ThroughTheSeventhDay_IsFinishedOnTheDayAfter(int daysLater, string? code)
    {
        var one = Posted(Today, Today.PlusDays(6));
        one.At += Duration.FromDays(daysLater);

        one.Do(Officer, Passed).ShouldBe(code);
    }

    [Theory]
    [InlineData(-1, 6, "WG5255")]
    [InlineData(1, 0, "WG5255")]
    [InlineData(3, 6, null)]
    public void Notice_Period_BeginsTodayOrLaterAndEndsAfterwards(int from, int through, string? code) =>
        AtTheNotice(Publish).Do(Officer, Post(Today.PlusDays(from), Today.PlusDays(through))).ShouldBe(code);

    // Five working days from Tuesday 2026-09-01 end on Tuesday 2026-09-08.
    [Theory]
    [InlineData("2026-09-07", "WG5256")]
    [InlineData("2026-09-08", null)]
    public void Notice_ShorterThanTheItemSays_IsRefused(string through, string? code)
    {
        var step = Publish with { NoticePeriod = TimeLimit.Parse("5 工作日") };

        AtTheNotice(step).Do(Officer, Post(Today, NodaTime.Text.LocalDatePattern.Iso.Parse(through).Value)).ShouldBe(code);
    }

    [Fact]
    public void Notice_NotPosted_IsNotFinishedAndPostedOnce()
    {
        AtTheNotice(Publish).Do(Officer, Passed).ShouldBe("WG5257");
        Posted(Today, Today).Do(Officer, Post(Today, Today)).ShouldBe("WG5253");
    }

    [Fact]
    public void Objection_Unanswered_HoldsTheStepAndAnsweredOnceLetsItGo()
    {
        var one = Posted(Today, Today);
        one.Must(Acting.Window, new CaseCommand.RecordObjection(Publish.Id, "邻居", "与事实不符"));
        one.At += Duration.FromDays(5);
        one.Do(Officer, Passed).ShouldBe("WG5259");
        one.Do(Officer, new CaseCommand.AnswerObjection(Publish.Id, 2, false, "查无此项")).ShouldBe("WG5258");
        one.Must(Officer, new CaseCommand.AnswerObjection(Publish.Id, 1, false, "经核查不成立"));
        one.Do(Officer, new CaseCommand.AnswerObjection(Publish.Id, 1, true, "改主意")).ShouldBe("WG5258");
        one.Do(Officer, Refused).ShouldBe("WG5264");

        one.Do(Officer, Passed).ShouldBeNull();
    }

    [Fact]
    public void Objection_Upheld_LetsNothingPass()
    {
        var one = Posted(Today, Today);
        one.Must(Officer, new CaseCommand.RecordObjection(Publish.Id, "邻居", "与事实不符"));
        one.Must(Officer, new CaseCommand.AnswerObjection(Publish.Id, 1, true, "成立"));
        one.At += Duration.FromDays(5);
        one.Do(Officer, Passed).ShouldBe("WG5260");

        one.Do(Officer, Refused).ShouldBeNull();
    }

    // 行政许可法 第五十五条: within five days of acceptance, two technicians or more. 2026-09-01 + 5 working days = 2026-09-08.
    [Fact]
    public void Test_FromAcceptanceOn_HasFiveWorkingDaysToAssignTechnicians()
    {
        var one = PureCase.Accepted(Tested);
        var clock = one.Now!.Clocks.Single(c => c.Name.Value == "assignment:test");
        clock.Due(one.Context(Officer).Calendar)!.Value.On.ShouldBe(new LocalDate(2026, 9, 8));
        var (a, b, c) = (Tester("a"), Tester("b"), Tester("c"));
        string? Assign(params Actor[] users) => one.Do(Acting.Officer(Test.Office, Authority.Head, "head"), new CaseCommand.AssignTechnicians(Test.Id, [.. users.Select(u => u.User)]));
        Assign(a).ShouldBe("WG5263");
        Assign(a, Acting.For(Tested.Process[new StepId("review")])).ShouldBe("WG5401");

        Assign(a, b).ShouldBeNull();

        one.Now.ClockOf(clock.Name)!.IsStopped.ShouldBeTrue();
        one.Finish("review");
        one.Must(a, new CaseCommand.BeginSpecial(Test.Id, "特告1号", Test.Limit));
        var passed = Acting.Complete(Test, Test.Outcomes[0]);
        one.Do(a, passed with { With = [c.User] }).ShouldBe("WG5410");
        one.Do(a, passed with { With = [b.User] }).ShouldBeNull();
    }

    [Fact]
    public void Test_WithoutAssignment_IsNotFinished()
    {
        var one = PureCase.Accepted(Tested);
        one.Finish("review");
        one.Must(Acting.For(Test), new CaseCommand.BeginSpecial(Test.Id, "特告1号", Test.Limit));

        one.Do(Acting.For(Test), Acting.Complete(Test, Test.Outcomes[0])).ShouldBe("WG5263");
    }

    [Fact]
    public void Test_SkippedBecauseTheReviewRefuses_LeavesNoLimitBehind()
    {
        var one = PureCase.Accepted(Tested);

        one.Finish("review", "不通过");

        one.Now!.ClockOf(new ClockName("assignment:test"))!.IsStopped.ShouldBeTrue();
    }

    private static Actor Tester(string name) => Acting.Officer(Test.Office, Test.Role, name);

    private static CaseCommand.PostNotice Post(LocalDate from, LocalDate through) => new(Publish.Id, "政府网站", from, through, "公示1号");

    private static PureCase AtTheNotice(Step step)
    {
        var one = PureCase.Accepted(Noticed with
        {
            Process = Process.Of(new Block.Sequence([.. Noticed.Process.Root.Blocks.Select(b => b is Block.Single s && s.Definition.Id == step.Id ? new Block.Single(step) : b)])),
        });
        one.Finish("review");
        return one;
    }

    private static PureCase Posted(LocalDate from, LocalDate through)
    {
        var one = AtTheNotice(Publish);
        one.Must(Officer, Post(from, through));
        return one;
    }
}
