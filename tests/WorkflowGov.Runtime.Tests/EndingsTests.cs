using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>终止, 撤销、撤回、注销, 重新办理, 更正, 部门变更, 转入新版本: without a database, day by day.</summary>
public sealed class EndingsTests
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Actor Decider = Acting.Officer(Food.Authority, new Role("审批人"), "decider");
    private static readonly Actor Policy = Acting.Officer(new Office("深圳市宝安区政务服务和数据管理局"), Authority.PolicyStaff, "policy");
    private static readonly Office Elsewhere = new("深圳市宝安区商务局");

    [Fact]
    public void Terminate_OpenCase_StopsEveryClockAndClosesIt()
    {
        var one = PureCase.Accepted(Food);

        one.Must(Decider, new CaseCommand.Terminate(TerminationGround.ItemAbolished, "取消决定〔2026〕1号"));

        one.Now!.Status.ShouldBe(CaseStatus.Terminated);
        one.Now.IsClosed.ShouldBeTrue();
        one.Now.Clocks.ShouldAllBe(c => c.IsStopped);
        one.Do(Decider, new CaseCommand.Terminate(TerminationGround.ItemAbolished, "又一次")).ShouldBe("WG5110");
    }

    [Fact]
    public void Terminate_GroundOfAnotherKindOfApplicant_IsRefused()
    {
        var one = PureCase.Accepted(Food);
        var natural = one.Now!.Application.Applicant.Kind == Audience.NaturalPerson;

        one.Do(Decider, new CaseCommand.Terminate(natural ? TerminationGround.ApplicantDissolved : TerminationGround.ApplicantDied, "证明")).ShouldBe("WG5341");
        one.Do(Decider, new CaseCommand.Terminate(natural ? TerminationGround.ApplicantDied : TerminationGround.ApplicantDissolved, "证明")).ShouldBeNull();
    }

    // 行政许可法 第六十九条, 第八条, 第七十条: the ground says which of the three it is; only 撤销 and 撤回 have remedies.
    [Theory]
    [InlineData(EndGround.Deception, LicenceEnd.Revoked, "第六十九条", true, DecisionKind.Revoked)]
    [InlineData(EndGround.LawChanged, LicenceEnd.TakenBack, "第八条", true, DecisionKind.Granted)]
    [InlineData(EndGround.Expired, LicenceEnd.Cancelled, "第七十条", false, DecisionKind.Granted)]
    public void EndLicence_Delivered_EndsItOnceByItsArticle(EndGround ground, LicenceEnd end, string article, bool remedies, DecisionKind decision)
    {
        var one = Finished();

        one.Must(Decider, new CaseCommand.EndLicence(ground, "调查属实"));

        var ended = one.Events.OfType<CaseEvent.LicenceEnded>().ShouldHaveSingleItem();
        (ended.End, ended.Basis.EndsWith(article, StringComparison.Ordinal), ended.Remedies is not null).ShouldBe((end, true, remedies));
        (one.Now!.Ended, one.Now.Decision).ShouldBe((end, decision));
        one.Do(Decider, new CaseCommand.EndLicence(ground, "再一次")).ShouldNotBeNull();
    }

    [Fact]
    public void EndLicence_NotGrantedOrNotDelivered_IsRefused()
    {
        PureCase.Accepted(Food).Do(Decider, new CaseCommand.EndLicence(EndGround.Deception, "理由")).ShouldBe("WG5110");
        Finished(refuse: true).Do(Decider, new CaseCommand.EndLicence(EndGround.Deception, "理由")).ShouldBe("WG5110");
    }

    [Fact]
    public void Reopen_Refused_IsReviewedAgainInFullUnderClocksOfItsOwn()
    {
        var one = Finished(refuse: true);
        var before = one.Now!;
        one.At += Duration.FromDays(30);

        one.Must(Decider, new CaseCommand.Reopen(ReopeningGround.Judgment, "（2026）粤行终1号"));

        var now = one.Now!;
        (now.Status, now.Decision, now.RefusalProposed).ShouldBe((CaseStatus.InReview, null, false));
        now.ClockOf(new ClockName("statutory"))!.StoppedOn.ShouldBe(before.ClockOf(new ClockName("statutory"))!.StoppedOn);
        now.ClockOf(new ClockName("statutory:2"))!.StartedOn.ShouldBe(ChinaTime.DateOf(one.At));
        now.Marking.Active.Single().Visit.ShouldBe(2);
        while (one.Now!.Marking.Active is [var open, ..])
            one.Finish(open.Step.Value);
        one.Now.Decision.ShouldBe(DecisionKind.Granted);
        one.Now.Clocks.ShouldAllBe(c => c.IsStopped);
        one.Now.Clocks.Select(c => c.Name).Distinct().Count().ShouldBe(one.Now.Clocks.Length);
    }

    [Fact]
    public void Reopen_NotAccepted_IsReceivedAgain()
    {
        var one = PureCase.Received(Food);
        one.Must(Acting.Window, new CaseCommand.Decline(DeclineGround.NotCompetent, "不属本机关"));

        one.Must(Acting.Window, new CaseCommand.Reopen(ReopeningGround.Reconsideration, "复议决定1号"));
        one.Must(Acting.Window, Acting.Accept(Food));

        one.Now!.Status.ShouldBe(CaseStatus.InReview);
        one.Now.Clocks.Count(c => c.Kind == ClockKind.Acceptance).ShouldBe(2);
    }

    [Fact]
    public void CorrectEntry_OfNoConsequence_KeepsBothAndChangesNothingElse()
    {
        var one = PureCase.Accepted(Food);
        var before = one.Now!;

        one.Must(Acting.Window, new CaseCommand.CorrectEntry("applicant.phone", new FormValue.Of("13912345678"), "登记笔误"));

        one.Now!.Application.Applicant.Phone.ShouldBe("13912345678");
        one.Events.OfType<CaseEvent.EntryCorrected>().Single().Was.ShouldBe(new FormValue.Of(before.Application.Applicant.Phone));
        one.Now.Marking.ShouldBe(before.Marking);
        one.Now.Clocks.ShouldBe(before.Clocks);
    }

    [Fact]
    public void CorrectEntry_ThatDecidesTheWayOrFitsNot_IsRefused()
    {
        var decisive = Food.Materials.First(m => m.NeededWhen is not null).NeededWhen!;
        var field = Food.Form.First(f => decisive.Reads(f.Key));
        var one = PureCase.Accepted(Food);

        one.Do(Acting.Window, new CaseCommand.CorrectEntry(field.Key, new FormValue.Of(field.Options.LastOrDefault() ?? "别的"), "笔误")).ShouldBe("WG5343");
        one.Do(Acting.Window, new CaseCommand.CorrectEntry("nowhere", new FormValue.Of("1"), "笔误")).ShouldNotBeNull();
        one.Do(Acting.Window, new CaseCommand.CorrectEntry("applicant.name", new FormValue.Number(1), "笔误")).ShouldBe("WG5344");
    }

    [Fact]
    public void ChangeOffice_StepsLeft_AreTheSuccessorsAlone()
    {
        var one = PureCase.Accepted(Food);
        var step = one.Now!.Marking.Active[0].Step;
        one.Must(Policy, new CaseCommand.ChangeOffice(Food.Authority, Elsewhere, "机构改革方案〔2026〕1号"));

        var old = Acting.Officer(Food.Authority, one.Step(step.Value).Role, "old");
        one.Do(old, new CaseCommand.Claim(step)).ShouldBe("WG5402");
        while (one.Now!.Marking.Active is [var open, ..])
            one.Finish(open.Step.Value);
        one.Now.Decision.ShouldBe(DecisionKind.Granted);
        one.Item.Authority.ShouldBe(Elsewhere);
        Food.Process.Steps.ShouldNotContain(s => s.Office == Elsewhere);
    }

    [Fact]
    public void MoveVersion_NothingLost_MovesDueDatesEarlier()
    {
        var one = PureCase.Accepted(Food);
        var better = Food with { Version = 2, Hash = "2", Limits = Food.Limits with { Promised = new TimeLimit(Food.Limits.Promised.Amount - 1, LimitUnit.WorkingDays) } };
        var due = one.Now!.ClockOf(new ClockName("promised"))!.Due(one.Context(Policy).Calendar)!.Value.On;

        one.Must(Policy, new CaseCommand.MoveVersion(better, "承诺时限缩短"));

        (one.Now!.Version, one.Now.DefinitionHash).ShouldBe((2, "2"));
        var moved = one.Events.OfType<CaseEvent.VersionMoved>().Single().Moved.Single();
        (moved.From, moved.To < due).ShouldBe((due, true));
        one.Now.ClockOf(new ClockName("promised"))!.Due(one.Context(Policy).Calendar)!.Value.On.ShouldBe(moved.To);
        while (one.Now!.Marking.Active is [var open, ..])
            one.Finish(open.Step.Value);
        one.Now.Decision.ShouldBe(DecisionKind.Granted);
    }

    public static TheoryData<string, Func<ServiceItem, ServiceItem>> Losses => new()
    {
        { "later", i => i with { Limits = i.Limits with { Promised = new TimeLimit(i.Limits.Promised.Amount + 1, LimitUnit.WorkingDays) } } },
        { "material", i => i with { Materials = i.Materials.Add(new Material("more", "更多", MaterialNeed.Required, null, MaterialForm.Original, MaterialSource.Applicant, null, 1, [])) } },
        { "form", i => i with { Form = i.Form.Add(new FormField("more", "更多", FieldType.Text, true, [], null, null, null, false)) } },
        { "condition", i => i with { Conditions = i.Conditions.Add("更多条件") } },
        { "fee", i => i with { FeeBasis = "收费依据" } },
        { "older", i => i with { Version = 1 } },
        { "criterion", i => i with { Process = Process.Of(new Block.Sequence([.. i.Process.Root.Blocks.Select(Stricter)])) } },
        { "step gone", i => i with { Process = Process.Of(new Block.Sequence([.. i.Process.Root.Blocks.Where(b => b is not Block.Single { Definition.Id.Value: "review" })])) } },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void MoveVersion_ApplicantWouldLose_IsRefusedAndSaysWhat(string what, Func<ServiceItem, ServiceItem> change)
    {
        var one = PureCase.Accepted(Food);
        var before = one.Now;
        var worse = change(Food with { Version = 2, Hash = "2" });

        one.Do(Policy, new CaseCommand.MoveVersion(worse, "理由")).ShouldBe("WG5346", what);

        one.Now.ShouldBe(before);
        VersionMove.Plan(one.Now!, Food, worse, one.Context(Policy).Calendar).Obstacles.ShouldNotBeEmpty();
    }

    private static Block Stricter(Block block) => block is Block.Single { Definition: { Kind: StepKind.Review } review }
        ? new Block.Single(review with { Criteria = review.Criteria.Add("更多要点") })
        : block;

    private static PureCase Finished(bool refuse = false)
    {
        var one = PureCase.Accepted(Food);
        while (one.Now!.Marking.Active is [var open, ..])
        {
            var against = refuse ? one.Step(open.Step.Value).Outcomes.FirstOrDefault(o => o.Action is OutcomeAction.Refuse) : null;
            one.Finish(open.Step.Value, against?.Label);
        }

        return one;
    }
}
