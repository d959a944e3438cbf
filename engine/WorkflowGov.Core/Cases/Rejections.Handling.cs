using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>Refusals of 转办, 委托办理, 改派, 加签, 会签 and 表决: WG5221 to WG5274, WG5407 to WG5412.</content>
internal static partial class Rejections
{
    private const string Art35 = "行政许可法 第三十五条";
    private const string Art36 = "行政许可法 第三十六条";
    private const string Avoidance = "公务员法 第七十六条（回避）";

    public static Rejection WhyMissing(string zh, string en) => new(
        "WG5221", RejectionKind.Invalid,
        new Text(
            $"请写明“{zh}”的内容或者理由，留在办件记录里",
            $"Give the words of {en}; they stay in the case's record"), null, "reason");

    public static Rejection ToThemselves(Step step) => new(
        "WG5222", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”已在此人手中，请选择另一位同事",
            $"They have step '{step.Id}' already; name another colleague"), null, "to");

    public static Rejection EntrustedHandsOn(Step step) => new(
        "WG5223", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”是受委托办理的，不得再转办或者转委托；不能办理的，请退还委托人",
            $"Step '{step.Id}' was entrusted to you and goes no further; release it to who entrusted it"), null, step.Id.Value);

    public static Rejection NothingToConfirm(Step step) => new(
        "WG5224", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”没有待确认的委托办理结果",
            $"Nothing that the entrusted colleague prepared waits at step '{step.Id}'"), null, step.Id.Value);

    public static Rejection NotClaimed(Step step) => new(
        "WG5225", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”没有人签收，不用改派；同部门同角色的人员都可以办理",
            $"Nobody claimed step '{step.Id}', so nothing needs reassigning"), null, step.Id.Value);

    public static Rejection SignsInPerson(Step step) => new(
        "WG5226", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”由各人亲自签署或者表决，不能签收、委托、代签或者由一人办结",
            $"At step '{step.Id}' everybody signs or votes in person; nobody does it for them or alone"), null, step.Id.Value);

    public static Rejection QuestionMissing() => new(
        "WG5227", RejectionKind.Invalid,
        new Text(
            $"加签须写明征求谁的意见和什么意见",
            $"Say whose opinion is asked, and about what"), null, "from");

    public static Rejection TooManyAsked(Step step, int most) => new(
        "WG5228", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”最多向 {most} 人加签",
            $"At step '{step.Id}' {most} colleagues are asked at most"), null, "from");

    public static Rejection AskedTwice(Step step, string user) => new(
        "WG5229", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”已经向 {user} 加签过",
            $"{user} was asked at step '{step.Id}' already"), null, "from");

    public static Rejection NotAsked(Step step) => new(
        "WG5230", RejectionKind.Forbidden,
        new Text(
            $"“{step.Title}”没有向您加签，或者您已经答复",
            $"No opinion is asked of you at step '{step.Id}', or you gave it"), null, step.Id.Value);

    public static Rejection NothingAskedOf(Step step, string user) => new(
        "WG5231", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”没有等待 {user} 的意见",
            $"Step '{step.Id}' waits for no opinion of {user}"), null, "from");

    public static Rejection OpinionAwaited(Step step, IReadOnlyList<string> from) => new(
        "WG5232", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”正在等待加签意见：{string.Join("、", from)}；收到意见或者撤回加签后再办结",
            $"Step '{step.Id}' waits for the opinion of {string.Join(", ", from)}; finish it afterwards, or drop the question"), null, step.Id.Value);

    public static Rejection NoSigning(Step step) => new(
        "WG5233", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”不是会签或者表决的环节，请直接办结",
            $"Step '{step.Id}' is neither signed by several nor voted on; finish it"), null, step.Id.Value);

    public static Rejection NoVote(Step step) => new(
        "WG5234", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”不是表决的环节，或者尚未召集",
            $"Step '{step.Id}' is not voted on, or nobody was convened yet"), null, step.Id.Value);

    public static Rejection MemberTwice(Step step) => new(
        "WG5235", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的成员重复",
            $"A member of step '{step.Id}' is named twice"), null, "members");

    public static Rejection RecusedMember(Step step, string user) => new(
        "WG5236", RejectionKind.Forbidden,
        new Text(
            $"{user} 已经回避，不能再参加“{step.Title}”",
            $"{user} was recused from step '{step.Id}'"), Avoidance, "members");

    public static Rejection MembersWrong(Step step, int named, int most) => new(
        "WG5237", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”须有 {step.People} 至 {most} 名成员，现有 {named} 名",
            $"Step '{step.Id}' takes {step.People} to {most} members, it has {named}"), null, "members");

    public static Rejection SignedAlready(Step step, string user) => new(
        "WG5238", RejectionKind.Conflict,
        new Text(
            $"{user} 已经在“{step.Title}”签署或者表决",
            $"{user} signed at step '{step.Id}' already"), null, step.Id.Value);

    public static Rejection ConflictOpen(Step step) => new(
        "WG5239", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的成员须声明与本件没有利害关系；有利害关系的应当回避",
            $"Members of step '{step.Id}' declare that they have no interest in the case, or are recused"), Avoidance, "no_conflict");

    public static Rejection BallotMissing(Step step) => new(
        "WG5240", RejectionKind.Invalid,
        new Text(
            $"代为录入须填写专家签名的表决票（评审意见表）编号",
            $"Give the number of the ballot that the expert signed at step '{step.Id}'"), null, "reference");

    public static Rejection NoQuorum(Step step, int quorum, int voted) => new(
        "WG5241", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”须有 {quorum} 名以上成员表决，现有 {voted} 名",
            $"Step '{step.Id}' takes the votes of {quorum} members, {voted} voted"), null, step.Id.Value);

    public static Rejection NotSettled(Step step, int carries) => new(
        "WG5242", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”尚无结果获得 {carries} 票，且有成员未表决",
            $"No outcome of step '{step.Id}' has {carries} votes yet, and members have not voted"), null, step.Id.Value);

    public static Rejection MinutesMissing(Step step) => new(
        "WG5243", RejectionKind.Invalid,
        new Text(
            $"请填写“{step.Title}”会议纪要（评审意见）的编号",
            $"Give the number of the minutes of step '{step.Id}'"), null, "minutes");

    public static Rejection NothingReturned(Step step, OutcomeRule outcome) => new(
        "WG5244", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的“{outcome.Label}”不是退回，不写退回理由",
            $"Outcome '{outcome.Label}' of step '{step.Id}' returns nothing, so it has no reason of return"), null, "returned_for");

    public static Rejection ReturnReasonMissing(Step step, IEnumerable<ReturnReason> reasons) => new(
        "WG5245", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”退回须选择退回理由：{string.Join("；", reasons.Select(r => $"{r.Code} {r.Name}"))}",
            $"A return of step '{step.Id}' names its reason by code: {string.Join("; ", reasons.Select(r => $"{r.Code} {r.Name}"))}"), Art32, "returned_for.reason");

    public static Rejection ReturnNamesMaterial(ReturnReason reason) => new(
        "WG5246", RejectionKind.Invalid,
        new Text(
            $"以“{reason.Name}”退回须写明清单内的材料和不符合的受理标准",
            $"A return for '{reason.Code}' names a listed material and the standard it fails"), Art32, "returned_for.material");

    public static Rejection NoSite(Step step) => new(
        "WG5247", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”不是现场核查，不写核查笔录",
            $"Step '{step.Id}' is not done on a site and has no record of one"), null, "site");

    public static Rejection SiteRecordMissing(Step step) => new(
        "WG5248", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”须有核查笔录：时间、地点、核查情况、笔录编号和被核查人签名（没有签名的写明原因）",
            $"Step '{step.Id}' takes the signed record: time, place, findings, number, and who signed for the party or why nobody did"), Art34, "site");

    public static Rejection SiteTimeWrong(Step step) => new(
        "WG5249", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的核查时间应在收件之后、现在之前",
            $"The visit of step '{step.Id}' lies between receipt and now"), null, "site.at");

    public static Rejection PhotosMissing(Step step) => new(
        "WG5250", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”须附现场照片",
            $"Step '{step.Id}' takes photos of the site"), Art34, "site.photos");

    public static Rejection PhotoUnfit(Step step) => new(
        "WG5251", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的照片须有名称和 64 位 SHA-256",
            $"Each photo of step '{step.Id}' has a name and a SHA-256 of 64 digits"), null, "site.photos");

    public static Rejection NoNotice(Step step) => new(
        "WG5252", RejectionKind.Conflict,
        new Text($"“{step.Title}”不是公示环节", $"Step '{step.Id}' is no public notice"), null, step.Id.Value);

    public static Rejection PostedAlready(Step step) => new(
        "WG5253", RejectionKind.Conflict,
        new Text($"“{step.Title}”已经公示", $"The notice of step '{step.Id}' was posted already"), null, step.Id.Value);

    public static Rejection NoticePlaceMissing(Step step) => new(
        "WG5254", RejectionKind.Invalid,
        new Text($"请填写“{step.Title}”公示的地点（网站）和编号（网址）", $"Say where the notice of step '{step.Id}' is posted, with its number or address"), null, "place");

    public static Rejection NoticePeriodWrong(Step step) => new(
        "WG5255", RejectionKind.Invalid,
        new Text($"“{step.Title}”的公示期应从今天或者以后开始，结束日不早于开始日", $"The notice of step '{step.Id}' begins today or later and ends on or after that day"), null, "from");

    public static Rejection NoticeTooShort(Step step, NodaTime.LocalDate least) => new(
        "WG5256", RejectionKind.Invalid,
        new Text($"“{step.Title}”的公示期不少于 {step.NoticePeriod!.Value.ToSentence()}，应到 {least:uuuu-MM-dd}", $"The notice of step '{step.Id}' lasts {step.NoticePeriod!.Value.ToEnglish()} at least, through {least:uuuu-MM-dd}"), null, "through");

    public static Rejection NotPosted(Step step) => new(
        "WG5257", RejectionKind.Conflict,
        new Text($"“{step.Title}”尚未公示", $"The notice of step '{step.Id}' was not posted yet"), null, step.Id.Value);

    public static Rejection NoObjection(Step step, int number) => new(
        "WG5258", RejectionKind.NotFound,
        new Text($"“{step.Title}”没有待答复的第 {number} 号异议", $"Step '{step.Id}' has no open objection {number}"), null, "number");

    public static Rejection ObjectionOpen(Step step, Objection open) => new(
        "WG5259", RejectionKind.Conflict,
        new Text($"第 {open.Number} 号异议（{open.By}）尚未答复，“{step.Title}”不能办结", $"Objection {open.Number} of {open.By} is not answered; step '{step.Id}' waits for that"), Art36, step.Id.Value);

    public static Rejection ObjectionUpheld(Step step, Objection upheld) => new(
        "WG5260", RejectionKind.Conflict,
        new Text($"第 {upheld.Number} 号异议成立，“{step.Title}”不能通过", $"Objection {upheld.Number} was found right, so step '{step.Id}' does not go on"), Art36, "outcome");

    public static Rejection NoticeRunning(Step step, NodaTime.LocalDate through) => new(
        "WG5261", RejectionKind.Conflict,
        new Text($"“{step.Title}”公示至 {through:uuuu-MM-dd}，期满后办结", $"The notice of step '{step.Id}' runs through {through:uuuu-MM-dd}; finish it afterwards"), null, step.Id.Value);

    public static Rejection NothingUpheld(Step step, OutcomeRule outcome) => new(
        "WG5264", RejectionKind.Conflict,
        new Text($"没有成立的异议，“{step.Title}”不能“{outcome.Label}”", $"No objection was found right, so step '{step.Id}' cannot end with '{outcome.Label}'"), Art36, "outcome");

    public static Rejection LevelMissing(Step step) => new(
        "WG5265", RejectionKind.Invalid,
        new Text($"“{step.Title}”须写明适用的裁量档次：{string.Join("；", step.Discretion.Select(d => $"{d.Level}（{d.When}）"))}", $"Step '{step.Id}' names the level of discretion applied: {string.Join("; ", step.Discretion.Select(d => d.Level))}"), Art38, "level");

    public static Rejection NoLevel(Step step, OutcomeRule outcome) => new(
        "WG5266", RejectionKind.Invalid,
        new Text($"“{step.Title}”的“{outcome.Label}”没有裁量档次", $"Outcome '{outcome.Label}' of step '{step.Id}' names no level of discretion"), Art30, "level");

    public static Rejection NotOnRoll(string user) => new(
        "WG5267", RejectionKind.Invalid,
        new Text($"名册中没有“{user}”", $"Nobody called '{user}' is on the staff roll"), null, "of");

    public static Rejection SubstituteUnfit(Actor absent, Actor substitute) => new(
        "WG5268", RejectionKind.Invalid,
        new Text($"{substitute.Name}不能代理{absent.Name}：代理人须是同一部门、具有相同角色的另一人", $"{substitute.User} cannot stand in for {absent.User}: a substitute is another officer of the same office with the same roles"), Separation, "by");

    public static Rejection SubstitutionPeriodWrong(int most) => new(
        "WG5269", RejectionKind.Invalid,
        new Text($"代理须有起止日期，截止日不早于今天，最长 {most} 天", $"A substitution has a first and a last day, ends today or later and lasts {most} days at most"), null, "through");

    public static Rejection SubstitutedAlready(Actor absent) => new(
        "WG5270", RejectionKind.Conflict,
        new Text($"{absent.Name}在这段时间已经有代理人", $"{absent.User} has a substitute in that time already"), null, "from");

    public static Rejection SubstituteAway(Actor substitute) => new(
        "WG5271", RejectionKind.Conflict,
        new Text($"代理不能再转代理：{substitute.Name}在这段时间自己不在岗，或者被代理人正在代理他人", $"A substitution is not passed on: {substitute.User} is away in that time, or the absent officer stands in for somebody"), null, "by");

    public static Rejection NoArranging(Actor actor, Actor absent) => new(
        "WG5411", RejectionKind.Forbidden,
        new Text($"代理由本人、{absent.Office}负责人或者监察员安排，{actor.Name}不是", $"{absent.User}, the head of {absent.Office} or a supervisor appoints a substitute; {actor.User} is none of them"), null, "of");

    public static Rejection ForwardingNumberMissing(Step step) => new(
        "WG5272", RejectionKind.Invalid,
        new Text($"“{step.Title}”转报{step.Forwarding!.To}，请填写转报文号", $"Step '{step.Id}' sends the case up; give the number of the letter"), Art35, "reference");

    public static Rejection NotCoHandled(Step step) => new(
        "WG5273", RejectionKind.Conflict,
        new Text($"“{step.Title}”不是有主办部门的协办环节，不用催办", $"Step '{step.Id}' is no branch beside a lead, so nobody reminds it"), null, step.Id.Value);

    public static Rejection RemindedToday(Step step) => new(
        "WG5274", RejectionKind.Conflict,
        new Text($"“{step.Title}”今天已经催办过", $"Step '{step.Id}' was reminded today already"), null, step.Id.Value);

    public static Rejection NotLeading(Actor actor, Step step) => new(
        "WG5412", RejectionKind.Forbidden,
        new Text($"“{step.Title}”由主办部门的经办人或者决定人催办，{actor.Name}不是", $"The lead's officers or who decides remind step '{step.Id}'; {actor.User} is neither"), "行政许可法 第二十六条", step.Id.Value);

    public static Rejection NotTechnical(Step step) => new(
        "WG5262", RejectionKind.Conflict,
        new Text($"“{step.Title}”不是检验、检测、检疫，不用指派技术人员", $"Step '{step.Id}' is no technical step; nobody is assigned to it"), null, step.Id.Value);

    public static Rejection TooFewTechnicians(Step step, int least, string basis) => new(
        "WG5263", RejectionKind.Conflict,
        new Text($"“{step.Title}”须先指派 {least} 名以上技术人员", $"Assign {least} technicians or more to step '{step.Id}' first"), basis, "users");

    public static Rejection NotAssigned(Step step, string user) => new(
        "WG5410", RejectionKind.Forbidden,
        new Text($"{user} 没有被指派办理“{step.Title}”", $"{user} was not assigned to step '{step.Id}'"), "行政许可法 第五十五条", step.Id.Value);

    public static Rejection NoMember(Step step, string user) => new(
        "WG5408", RejectionKind.Forbidden,
        new Text(
            $"{user} 不是“{step.Title}”的成员",
            $"{user} is no member at step '{step.Id}'"), null, step.Id.Value);

    public static Rejection ConvenerOnly(Step step) => new(
        "WG5409", RejectionKind.Forbidden,
        new Text(
            $"“{step.Title}”的回避由本人提出或者由召集人决定",
            $"A recusal at step '{step.Id}' is declared by the member or decided by the convener"), Avoidance, step.Id.Value);

    public static Rejection NoDirection(Actor actor, Step step) => new(
        "WG5407", RejectionKind.Forbidden,
        new Text(
            $"改派由{step.Office}负责人或者监察员决定，{actor.Name}不是",
            $"The head of {step.Office} or a supervisor reassigns; {actor.User} is neither"), null, step.Id.Value);
}
