using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>转办, 委托办理, 改派, 代理 and 加签 at an open step.</summary>
public sealed class HandingOverTests
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Step Review = Food.Process[new StepId("review")];
    private static readonly CaseCommand.Complete Passed = Acting.Complete(Review, Review.Outcomes[0]);
    private static readonly Actor A = Clerk("a");
    private static readonly Actor B = Clerk("b");
    private static readonly Actor C = Clerk("c");
    private static readonly Actor Head = Acting.Officer(Review.Office, new Role("审批人"), "head");

    [Fact]
    public void Transfer_ToAColleague_IsTheirsAlone()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.Claim(Review.Id));

        one.Must(A, new CaseCommand.Transfer(Review.Id, B.User, "专业对口"));

        one.Do(A, Passed).ShouldBe("WG5204");
        one.Do(B, Passed).ShouldBeNull();
    }

    [Theory]
    [InlineData("深圳市市场监督管理局宝安监管局/审批人/x", "WG5401")]
    [InlineData("深圳市宝安区卫生健康局/承办人/x", "WG5402")]
    [InlineData("深圳市市场监督管理局宝安监管局/承办人/a", "WG5222")]
    [InlineData("无此人", "WG5405")]
    public void Transfer_ToSomebodyUnfit_IsRefused(string to, string code) =>
        PureCase.Accepted(Food).Do(A, new CaseCommand.Transfer(Review.Id, to, "理由")).ShouldBe(code);

    [Fact]
    public void Transfer_WithoutAReason_IsRefused() =>
        PureCase.Accepted(Food).Do(A, new CaseCommand.Transfer(Review.Id, B.User, " ")).ShouldBe("WG5221");

    [Fact]
    public void Transfer_OfATaskAnotherHas_IsRefused()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.Claim(Review.Id));

        one.Do(B, new CaseCommand.Transfer(Review.Id, C.User, "理由")).ShouldBe("WG5204");
    }

    [Fact]
    public void Entrust_PreparedByTheColleague_TakesEffectWhenConfirmedAndNamesBoth()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.Entrust(Review.Id, B.User, "出差"));
        one.Do(A, Passed).ShouldBe("WG5204");

        one.Must(B, Passed);
        one.Open.ShouldBe(["review"]);
        one.Do(B, new CaseCommand.ConfirmEntrusted(Review.Id)).ShouldBe("WG5204");
        one.Must(A, new CaseCommand.ConfirmEntrusted(Review.Id));

        one.Open.ShouldBe(["inspect"]);
        one.Now!.Deeds[^1].By.ShouldBe([A.User, B.User]);
    }

    [Fact]
    public void Entrust_GoesNoFurtherAndReleasedComesBack()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.Entrust(Review.Id, B.User, "出差"));

        one.Do(B, new CaseCommand.Transfer(Review.Id, C.User, "理由")).ShouldBe("WG5223");
        one.Do(B, new CaseCommand.Entrust(Review.Id, C.User, "理由")).ShouldBe("WG5223");
        one.Must(B, new CaseCommand.Release(Review.Id));

        one.Now!.Marking.Active[0].ClaimedBy.ShouldBe(A.User);
        one.Do(A, Passed).ShouldBeNull();
    }

    [Fact]
    public void Entrust_TakenBack_IsTheirOwnAgain()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.Entrust(Review.Id, B.User, "出差"));

        one.Must(A, new CaseCommand.Claim(Review.Id));

        one.Do(B, Passed).ShouldBe("WG5204");
        one.Do(A, new CaseCommand.ConfirmEntrusted(Review.Id)).ShouldBe("WG5224");
        one.Do(A, Passed).ShouldBeNull();
    }

    [Fact]
    public void Reassign_ByTheHeadOfTheOffice_TakesAClaimedTaskToAnother()
    {
        var one = PureCase.Accepted(Food);
        one.Do(Head, new CaseCommand.Reassign(Review.Id, B.User, "病假")).ShouldBe("WG5225");
        one.Must(A, new CaseCommand.Claim(Review.Id));
        one.Do(B, new CaseCommand.Reassign(Review.Id, B.User, "病假")).ShouldBe("WG5407");

        one.Must(Head, new CaseCommand.Reassign(Review.Id, B.User, "病假"));

        one.Events[^1].ShouldBe(new CaseEvent.Reassigned(Review.Id, A.User, B.User, "病假"));
        one.Do(B, Passed).ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, "WG5204")]
    [InlineData(0, null)]
    [InlineData(2, null)]
    [InlineData(3, "WG5204")]
    public void Substitute_WithinThePeriod_FinishesWhatTheAbsentOfficerClaimedInTheirName(int daysIn, string? code)
    {
        var from = new LocalDate(2026, 9, 1).PlusDays(-daysIn);
        var one = PureCase.Accepted(Food, new Away(A.User, B.User, from, from.PlusDays(2)));
        one.Must(A, new CaseCommand.Claim(Review.Id));

        one.Do(B, Passed).ShouldBe(code);

        if (code is null)
            (one.Now!.Deeds[^1].By.Single(), one.Now.Deeds[^1].InNameOf).ShouldBe((B.User, A.User));
    }

    // 收件权和审核权分离: whoever may not act themselves does not act through another, nor another through them.
    [Fact]
    public void Substitute_OfSomebodyWhoIsBarred_IsBarredToo()
    {
        var decide = Food.Process.Decision;
        var (absent, substitute) = (Acting.Officer(decide.Office, decide.Role, "absent"), Acting.Officer(decide.Office, decide.Role, "substitute"));
        var one = PureCase.Accepted(Food, new Away(absent.User, substitute.User, new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 30)));
        one.Finish("review");
        one.Finish("inspect");
        one.Must(absent, new CaseCommand.Claim(decide.Id));
        one.Now = one.Now! with { Deeds = [.. one.Now.Deeds, new Deed(Review.Id, 1, "通过", ["somebody"], "某人", one.At, absent.User)] };

        one.Do(substitute, Acting.Complete(decide, decide.Outcomes[0])).ShouldBe("WG5404");
    }

    [Fact]
    public void Opinion_AskedForAndNotGiven_HoldsTheStepWhileItsLimitRuns()
    {
        var one = PureCase.Accepted(Food);
        var before = one.Now!.Clocks;
        one.Must(A, new CaseCommand.AskOpinion(Review.Id, [B.User, Head.User], "布局图是否合规"));
        one.Now!.Clocks.ShouldBe(before);
        one.Do(A, Passed).ShouldBe("WG5232");
        one.Must(B, new CaseCommand.GiveOpinion(Review.Id, "合规"));
        one.Do(A, Passed).ShouldBe("WG5232");

        one.Must(Head, new CaseCommand.GiveOpinion(Review.Id, "同意"));

        one.Do(A, Passed).ShouldBeNull();
        one.Now.Works.ShouldBeEmpty();
    }

    [Fact]
    public void Opinion_DroppedWithAReason_NoLongerHoldsTheStep()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.AskOpinion(Review.Id, [B.User], "布局图是否合规"));
        one.Do(A, new CaseCommand.DropOpinion(Review.Id, C.User, "病假")).ShouldBe("WG5231");

        one.Must(A, new CaseCommand.DropOpinion(Review.Id, B.User, "病假"));

        one.Do(B, new CaseCommand.GiveOpinion(Review.Id, "合规")).ShouldBe("WG5230");
        one.Do(A, Passed).ShouldBeNull();
    }

    [Fact]
    public void Opinion_CannotBeAskedWithoutEnd()
    {
        var one = PureCase.Accepted(Food);
        one.Must(A, new CaseCommand.AskOpinion(Review.Id, [.. "bcdef".Select(c => Clerk(c.ToString()).User)], "问"));
        foreach (var each in "bcdef")
            one.Must(Clerk(each.ToString()), new CaseCommand.GiveOpinion(Review.Id, "答"));

        one.Do(A, new CaseCommand.AskOpinion(Review.Id, [Clerk("g").User], "再问")).ShouldBe("WG5228");
    }

    [Fact]
    public void Opinion_AskedOfWhoeverIsUnfit_IsRefused()
    {
        var one = PureCase.Accepted(Food);
        string? Ask(params string[] from) => one.Do(A, new CaseCommand.AskOpinion(Review.Id, [.. from], "问"));

        Ask("深圳市宝安区卫生健康局/承办人/x").ShouldBe("WG5402");
        Ask(A.User).ShouldBe("WG5222");
        Ask(B.User, B.User).ShouldBe("WG5229");
        Ask().ShouldBe("WG5227");
    }

    private static Actor Clerk(string name) => Acting.Officer(Review.Office, Review.Role, name);

    /// <summary>The roll with one officer away.</summary>
    private sealed class Away(string who, string substitute, LocalDate from, LocalDate through) : IStaffRoll
    {
        public Actor? Find(string user) => Acting.Staff.Find(user);

        public string? SubstituteOf(string user, LocalDate day) => user == who && day >= from && day <= through ? substitute : null;
    }
}
