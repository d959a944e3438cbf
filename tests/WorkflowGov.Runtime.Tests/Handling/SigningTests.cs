using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>会签 and 表决: everybody signs by their own act, and the outcome follows.</summary>
public sealed class SigningTests
{
    private static readonly ServiceItem Debated = Repository.Catalogue.Items.First(i => i.Item.Pattern == "deliberation@1").Item;
    private static readonly ServiceItem Assessed = Repository.Catalogue.Items.First(i => i.Item.Pattern == "expert@1").Item;
    private static readonly Step Meeting = Debated.Process[new StepId("meeting")];
    private static readonly Actor[] Members = [.. "abcde".Select(n => Acting.Officer(Meeting.Office, Meeting.Role, n.ToString()))];

    /// <summary>Every way in which 3 to 5 members may vote for the three outcomes.</summary>
    public static TheoryData<int, string> Majorities => new()
    {
        { 3, "MoreThanHalf" }, { 4, "MoreThanHalf" }, { 5, "MoreThanHalf" }, { 3, "TwoThirds" }, { 4, "TwoThirds" }, { 5, "TwoThirds" }, { 3, "Unanimous" }, { 4, "Unanimous" },
    };

    [Theory]
    [MemberData(nameof(Majorities))]
    public void Vote_HoweverTheyVote_GoesOnExactlyWithTheMajorityOfAllMembers(int members, string majority)
    {
        var step = Meeting with { Signing = new Signing(SigningMode.Vote, Enum.Parse<Majority>(majority)), People = members };
        foreach (var votes in Ways(members))
        {
            var one = Open(step, members);
            for (var i = 0; i < members; i++)
                one.Must(Members[i], Ballot(step, votes[i]));
            one.Must(Members[0], new CaseCommand.ConcludeVote(step.Id, "会纪1号", string.Empty));

            var (yes, back, no) = (votes.Count(v => v == 0), votes.Count(v => v == 1), votes.Count(v => v == 2));
            var carried = majority switch { "MoreThanHalf" => 2 * yes > members, "TwoThirds" => 3 * yes >= 2 * members, _ => yes == members };
            one.Now!.Deeds[^1].Outcome.ShouldBe(carried ? "同意" : back >= no ? "退回补充审查" : "不同意", $"{yes} for, {back} to return, {no} against");
            one.Events.OfType<CaseEvent.StepDone>().Last().Signatures!.Value.Select(s => s.Outcome).ShouldBe(votes.Select(v => step.Outcomes[v].Label));
        }
    }

    [Fact]
    public void Vote_WithoutQuorumOrBeforeItIsSettled_IsNotConcluded()
    {
        var step = Meeting with { Signing = new Signing(SigningMode.Vote, Majority.MoreThanHalf, 4), People = 5 };
        var one = Open(step, 5);
        string? Conclude(string minutes) => one.Do(Members[0], new CaseCommand.ConcludeVote(step.Id, minutes, string.Empty));
        one.Must(Members[1], Ballot(step, 0));
        one.Must(Members[2], Ballot(step, 0));
        one.Must(Members[3], Ballot(step, 2));
        Conclude("会纪1号").ShouldBe("WG5241");
        one.Must(Members[4], Ballot(step, 2));
        Conclude("会纪1号").ShouldBe("WG5242");
        one.Must(Members[0], Ballot(step, 0));
        Conclude(" ").ShouldBe("WG5243");

        Conclude("会纪1号").ShouldBeNull();
    }

    [Fact]
    public void Vote_ByWhoeverIsNoMemberOrTwiceOrForAColleague_IsRefused()
    {
        var one = Open(Meeting, 3);
        one.Must(Members[1], Ballot(Meeting, 0));

        one.Do(Members[1], Ballot(Meeting, 2)).ShouldBe("WG5238");
        one.Do(Members[4], Ballot(Meeting, 0)).ShouldBe("WG5408");
        one.Do(Members[0], Ballot(Meeting, 0) with { Member = Members[2].User, Reference = "票1号" }).ShouldBe("WG5226");
        one.Do(Members[0], Acting.Complete(Meeting, Meeting.Outcomes[0])).ShouldBe("WG5226");
        one.Do(Members[1], new CaseCommand.ConcludeVote(Meeting.Id, "会纪1号", string.Empty)).ShouldBe("WG5204");
    }

    [Fact]
    public void Vote_AgainstWithoutAFailedCriterion_IsRefused() =>
        Open(Meeting, 3).Do(Members[1], Ballot(Meeting, 2) with { Findings = Ballot(Meeting, 0).Findings }).ShouldBe("WG5217");

    [Theory]
    [InlineData("深圳市宝安区卫生健康局/审核人/x", "WG5402")]
    [InlineData("名册以外的人", "WG5405")]
    public void Convene_SomebodyUnfit_IsRefused(string member, string code)
    {
        var one = PureCase.Accepted(Debated);
        one.Finish("review");

        one.Do(Members[0], new CaseCommand.Convene(Meeting.Id, [Members[0].User, Members[1].User, member])).ShouldBe(code);
    }

    [Fact]
    public void Convene_TooFew_IsRefused()
    {
        var one = PureCase.Accepted(Debated);
        one.Finish("review");

        one.Do(Members[0], new CaseCommand.Convene(Meeting.Id, [Members[0].User, Members[1].User])).ShouldBe("WG5237");
    }

    [Fact]
    public void Panel_OfExpertsWhoAreNoStaff_VotesByBallotsTheConvenerEntersOnceConflictsAreDeclared()
    {
        var panel = Assessed.Process[new StepId("panel")];
        var convener = Acting.For(panel);
        var one = PureCase.Accepted(Assessed);
        one.Finish("review");
        one.Must(convener, new CaseCommand.Convene(panel.Id, ["专家甲", "专家乙", "专家丙"]));
        CaseCommand.Sign Of(string expert, int outcome = 0) => Ballot(panel, outcome) with { Member = expert, Reference = $"票{expert}", NoConflict = true };
        one.Do(convener, Of("专家甲")).ShouldBe("WG5210");
        one.Must(convener, new CaseCommand.BeginSpecial(panel.Id, "特告1号", panel.Limit));
        one.Do(convener, Of("专家甲") with { NoConflict = false }).ShouldBe("WG5239");
        one.Do(convener, Of("专家甲") with { Reference = null }).ShouldBe("WG5240");
        one.Must(convener, Of("专家甲"));
        one.Must(convener, new CaseCommand.Recuse(panel.Id, "专家乙", "任申请人的顾问"));
        one.Do(convener, Of("专家乙")).ShouldBe("WG5408");
        one.Do(convener, new CaseCommand.Convene(panel.Id, ["专家乙"])).ShouldBe("WG5236");
        one.Must(convener, new CaseCommand.Convene(panel.Id, ["专家丁"]));
        one.Must(convener, Of("专家丙", panel.Outcomes.Length - 1));
        one.Must(convener, Of("专家丁"));

        one.Must(convener, new CaseCommand.ConcludeVote(panel.Id, "评审1号", string.Empty));

        one.Now!.Deeds[^1].Outcome.ShouldBe(panel.Outcomes[0].Label);
        one.Now.Status.ShouldBe(CaseStatus.InReview);
        one.Events.OfType<CaseEvent.StepDone>().Last().Signatures!.Value.Single(s => s.Outcome != panel.Outcomes[0].Label).By.ShouldBe("专家丙");
    }

    [Fact]
    public void Countersign_IsDoneWithTheLastSignatureAndOneDissentStopsIt()
    {
        var review = Debated.Process[new StepId("review")] with { Signing = Signing.ByAll, People = 3 };
        var clerks = "abc".Select(n => Acting.Officer(review.Office, review.Role, n.ToString())).ToArray();
        foreach (var dissenter in new int?[] { null, 0, 1, 2 })
        {
            var one = PureCase.Accepted(With(review));
            for (var i = 0; i < 3; i++)
            {
                one.Open.ShouldBe(["review"]);
                one.Do(clerks[i], new CaseCommand.Claim(review.Id)).ShouldBe("WG5226");
                one.Must(clerks[i], Ballot(review, i == dissenter ? review.Outcomes.Length - 1 : 0));
            }

            one.Now!.RefusalProposed.ShouldBe(dissenter is not null);
            one.Now.Deeds[^1].By.ShouldBe(clerks.Select(c => c.User), ignoreOrder: true);
        }
    }

    private static PureCase Open(Step step, int members)
    {
        var one = PureCase.Accepted(With(step));
        one.Finish("review");
        one.Must(Members[0], new CaseCommand.Convene(step.Id, [.. Members.Take(members).Select(m => m.User)]));
        return one;
    }

    private static CaseCommand.Sign Ballot(Step step, int outcome)
    {
        var complete = Acting.Complete(step, step.Outcomes[outcome]);
        return new CaseCommand.Sign(step.Id, complete.Outcome, complete.Findings, complete.Opinion, ReturnedFor: complete.ReturnedFor);
    }

    /// <summary>The item with a step written otherwise.</summary>
    private static ServiceItem With(Step step) => Debated with
    {
        Process = Process.Of(new Block.Sequence([.. Debated.Process.Root.Blocks.Select(b => b is Block.Single s && s.Definition.Id == step.Id ? new Block.Single(step) : b)])),
    };

    private static IEnumerable<int[]> Ways(int members) => Enumerable.Range(0, (int)Math.Pow(3, members))
        .Select(n => Enumerable.Range(0, members).Select(i => n / (int)Math.Pow(3, i) % 3).ToArray());
}
