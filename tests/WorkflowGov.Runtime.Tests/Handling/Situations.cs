using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>A case at which a command is due.</summary>
/// <param name="Case">The case.</param>
/// <param name="Command">The command.</param>
/// <param name="Named">Whom the case names for it; somebody of no role where nobody is named.</param>
internal sealed record Situation(PureCase Case, CaseCommand Command, Actor Named);

/// <summary>For every command a case at which it is due.</summary>
internal static class Situations
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly ServiceItem Panel = Repository.Item("建设项目环境影响报告书审批");
    private static readonly ServiceItem Deficient = Repository.Item("第三类医疗器械经营许可新办");
    private static readonly ServiceItem Extensible = Repository.Catalogue.Items.First(i => i.Item.Limits.Extension is not null).Item;
    private static readonly ServiceItem Noticed = Repository.Catalogue.Items.First(i => i.Item.Pattern == "notice@1").Item;
    private static readonly ServiceItem Joint = Repository.Catalogue.Items.First(i => i.Item.Pattern == "joint@1").Item;
    private static readonly ServiceItem Tested = Repository.Catalogue.Items.First(i => i.Item.Pattern == "testing@1").Item;
    private static readonly Step Review = Food.Process[new StepId("review")];
    private static readonly Actor Nobody = new("nobody", "某人", new Office("无"), []);
    private static readonly Actor Clerk = Officer("承办人", "clerk");
    private static readonly Actor Colleague = Officer("承办人", "colleague");

    public static readonly ImmutableDictionary<string, Situation> All = Make().ToImmutableDictionary(s => s.Command.GetType().Name);

    private static IEnumerable<Situation> Make() => Intake().Concat(WindowSituations.All()).Concat(Hearing()).Concat(Handling()).Concat(NoticeAndTest()).Concat(Turns());

    private static IEnumerable<Situation> Intake()
    {
        yield return At(new PureCase(Food), new CaseCommand.Receive(CaseNumber.Of(Food.Code, new LocalDate(2026, 9, 1), 1), Acting.Application(Food)));
        yield return At(PureCase.Received(Food), Acting.Accept(Food));
        yield return At(PureCase.Received(Food), new CaseCommand.RequestCorrection([Failing]));
        yield return At(Corrected(), new CaseCommand.Correct([new SubmittedMaterial(Failing.Material, MaterialForm.Electronic, string.Empty)]));
        yield return At(PureCase.Received(Food), new CaseCommand.Decline(DeclineGround.NotRequired, "不需要许可"));
        var owed = Owing();
        yield return At(owed, Acting.AcceptDeficient(owed.Now!, Deficient, "1 工作日"));
        var (completing, key) = (Owing(), Deficient.Materials.First(m => m.Need == MaterialNeed.Deferrable).Key);
        completing.Must(Acting.Window, Acting.AcceptDeficient(completing.Now!, Deficient, "1 工作日"));
        yield return At(completing, new CaseCommand.CompleteMaterials([new SubmittedMaterial(key, MaterialForm.Electronic, string.Empty)]));
    }

    private static IEnumerable<Situation> Hearing()
    {
        var chair = Officer("听证主持人", "chair");
        var one = PureCase.Accepted(Food);
        yield return At(Copy(one), new CaseCommand.TellHearingRight(Review.Id, "听告1号", []));
        one.Must(Clerk, new CaseCommand.TellHearingRight(Review.Id, "听告1号", []));
        yield return At(Copy(one), new CaseCommand.RequestHearing("申请人"));
        yield return At(Copy(one), new CaseCommand.WaiveHearing());
        one.Must(Acting.WebHall, new CaseCommand.RequestHearing("申请人"));
        var summon = new CaseCommand.SummonHearing(new LocalDate(2026, 9, 15), "一楼", chair.User, "听通1号");
        yield return At(Copy(one), summon);
        one.Must(chair, summon);
        one.At += Duration.FromDays(14);
        yield return At(one, new CaseCommand.RecordHearing("听录1号", "无异议"), chair);
    }

    private static IEnumerable<Situation> Handling()
    {
        yield return At(PureCase.Accepted(Food), new CaseCommand.Claim(Review.Id));
        yield return At(Claimed(), new CaseCommand.Release(Review.Id), Clerk);
        yield return At(PureCase.Accepted(Food), new CaseCommand.Transfer(Review.Id, Colleague.User, "理由"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.Entrust(Review.Id, Colleague.User, "理由"));
        var entrusted = Claimed();
        entrusted.Must(Clerk, new CaseCommand.Entrust(Review.Id, Colleague.User, "理由"));
        entrusted.Must(Colleague, Acting.Complete(Review, Review.Outcomes[0]));
        yield return At(entrusted, new CaseCommand.ConfirmEntrusted(Review.Id), Clerk);
        yield return At(Claimed(), new CaseCommand.Reassign(Review.Id, Colleague.User, "理由"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.AskOpinion(Review.Id, [Colleague.User], "问"));
        var asked = PureCase.Accepted(Food);
        asked.Must(Clerk, new CaseCommand.AskOpinion(Review.Id, [Colleague.User], "问"));
        yield return At(asked, new CaseCommand.GiveOpinion(Review.Id, "答"), Colleague);
        yield return At(asked, new CaseCommand.DropOpinion(Review.Id, Colleague.User, "理由"));
        var panel = Panel.Process.Steps.First(s => s.Excluded is not null);
        var special = PureCase.Accepted(Panel);
        special.Finish("review");
        yield return At(special, new CaseCommand.BeginSpecial(panel.Id, "特告1号", panel.Limit));
        yield return At(PureCase.Accepted(Food), Acting.Complete(Review, Review.Outcomes[0]));
        string[] members = ["专家甲", "专家乙", "专家丙"];
        var sitting = Copy(special);
        var convener = Acting.For(panel);
        yield return At(special, new CaseCommand.Convene(panel.Id, [.. members]));
        sitting.Must(convener, new CaseCommand.Convene(panel.Id, [.. members]));
        sitting.Must(convener, new CaseCommand.BeginSpecial(panel.Id, "特告1号", panel.Limit));
        yield return At(Copy(sitting), new CaseCommand.Recuse(panel.Id, members[0], "任申请人的顾问"), convener);
        CaseCommand.Sign Ballot(string member) =>
            new(panel.Id, panel.Outcomes[0].Label, Acting.Complete(panel, panel.Outcomes[0]).Findings, string.Empty, true, member, "票1号");
        yield return At(Copy(sitting), Ballot(members[0]), convener);
        foreach (var member in members)
            sitting.Must(convener, Ballot(member));
        yield return At(sitting, new CaseCommand.ConcludeVote(panel.Id, "纪要1号", string.Empty), convener);
    }

    private static IEnumerable<Situation> NoticeAndTest()
    {
        var publish = Noticed.Process[new StepId("publish")];
        var officer = Acting.For(publish);
        var one = PureCase.Accepted(Noticed);
        one.Finish("review");
        var post = new CaseCommand.PostNotice(publish.Id, "政府网站", new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 7), "公示1号");
        yield return At(Copy(one), post);
        one.Must(officer, post);
        var objection = new CaseCommand.RecordObjection(publish.Id, "邻居", "与事实不符");
        yield return At(Copy(one), objection);
        one.Must(officer, objection);
        yield return At(one, new CaseCommand.AnswerObjection(publish.Id, 1, false, "经核查不成立"), officer);
        var leading = Joint.Process[new StepId("lead")];
        yield return At(PureCase.Accepted(Joint), new CaseCommand.Remind(new StepId("first"), "请尽快答复"), Acting.For(leading));
        var test = Tested.Process[new StepId("test")];
        var technicians = new[] { "a", "b" }.Select(n => Acting.Officer(test.Office, test.Role, n).User);
        yield return At(PureCase.Accepted(Tested), new CaseCommand.AssignTechnicians(test.Id, [.. technicians]), Acting.Officer(test.Office, test.Role, "a"));
    }

    private static IEnumerable<Situation> Turns()
    {
        var extension = Extensible.Limits.Extension!;
        yield return At(PureCase.Accepted(Extensible), new CaseCommand.Extend(extension.Max, extension.Level, "案情复杂"));
        var storm = new LimitGround("台风停工", "示例条例 第一条");
        var stormy = Food with { Limits = Food.Limits with { Excludes = [storm], Restarts = [storm] } };
        yield return At(PureCase.Accepted(stormy), new CaseCommand.ExcludeDays(new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 2), storm.Name, "证明1号"));
        yield return At(PureCase.Accepted(stormy), new CaseCommand.RestartLimits(storm.Name, "理由"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.Withdraw("不办了"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.Terminate(TerminationGround.ItemAbolished, "取消决定1号"));
        yield return At(Finished(Food), new CaseCommand.EndLicence(EndGround.Deception, "材料虚假"));
        yield return At(Finished(Food, refused: true), new CaseCommand.Reopen(ReopeningGround.Judgment, "判决1号"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.CorrectEntry("applicant.phone", new FormValue.Of("13900000000"), "登记笔误"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.ChangeOffice(Food.Authority, new Office("深圳市宝安区商务局"), "机构改革1号"));
        yield return At(PureCase.Accepted(Food), new CaseCommand.MoveVersion(Food with { Version = 2, Hash = "2" }, "新版本更便民"));
        var late = PureCase.Received(Food);
        late.At += Duration.FromDays(30);
        yield return At(late, new CaseCommand.Expire(new ClockName("acceptance")));
    }

    private static PureCase Finished(ServiceItem item, bool refused = false)
    {
        var one = PureCase.Accepted(item);
        while (one.Now!.Marking.Active is [var open, ..])
        {
            var step = one.Step(open.Step.Value);
            var against = refused ? step.Outcomes.FirstOrDefault(o => o.Action is OutcomeAction.Refuse) : null;
            one.Finish(open.Step.Value, against?.Label);
        }

        return one;
    }

    private static Defect Failing
    {
        get
        {
            var material = Food.Materials.First(m => m.Need == MaterialNeed.Required && !m.AcceptIf.IsEmpty);
            return new Defect(material.Key, material.AcceptIf[0]);
        }
    }

    private static PureCase Corrected()
    {
        var one = PureCase.Received(Food);
        one.Must(Acting.Window, new CaseCommand.RequestCorrection([Failing]));
        return one;
    }

    private static PureCase Owing()
    {
        var application = Acting.Application(Deficient);
        var deferred = Deficient.Materials.Where(m => m.Need == MaterialNeed.Deferrable).Select(m => m.Key).ToHashSet();
        var one = new PureCase(Deficient);
        one.Must(Acting.WebHall, new CaseCommand.Receive(
            CaseNumber.Of(Deficient.Code, new LocalDate(2026, 9, 1), 1),
            application with { Materials = application.Materials.RemoveAll(m => deferred.Contains(m.Key)) }));
        return one;
    }

    private static PureCase Claimed()
    {
        var one = PureCase.Accepted(Food);
        one.Must(Clerk, new CaseCommand.Claim(Review.Id));
        return one;
    }

    private static PureCase Copy(PureCase of) => new(of.Item) { Now = of.Now, At = of.At };

    private static Actor Officer(string role, string name) => Acting.Officer(Food.Authority, new Role(role), name);

    private static Situation At(PureCase one, CaseCommand command, Actor? named = null) => new(one, command, named ?? Nobody);
}
