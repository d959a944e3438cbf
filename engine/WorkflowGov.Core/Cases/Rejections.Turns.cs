using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <content>Refusals of renewal, 容缺 and hearings: WG512, WG531 to WG533, WG5406.</content>
internal static partial class Rejections
{
    private const string Art47 = "行政许可法 第四十七条";
    private const string Art48 = "行政许可法 第四十八条";
    private const string Art50 = "行政许可法 第五十条";

    public static Rejection AlreadyExpired(ServiceItem item, LocalDate expiry) => new(
        "WG5120", RejectionKind.Invalid,
        new Text(
            $"许可已于 {expiry:uuuu-MM-dd} 届满，不能延续；请重新申请许可",
            $"The licence expired on {expiry:uuuu-MM-dd} and cannot be renewed; apply for a new one"), Art50, $"form.{item.Renewal!.Expires}");

    public static Rejection MaterialOwed(Material material) => new(
        "WG5121", RejectionKind.Invalid,
        new Text(
            $"材料“{material.Name}”可以容缺但尚未提交：请办理容缺受理，写明承诺补齐的时间，或者收齐后受理",
            $"Material '{material.Key}' may follow but is not here: accept with a commitment, or once it is handed in"), null, $"materials.{material.Key}");

    public static Rejection NothingOwed() => new(
        "WG5311", RejectionKind.Conflict,
        new Text(
            $"没有可以容缺而未提交的材料，请直接受理",
            $"No material that may follow is missing; accept the case as it is"));

    public static Rejection CommitmentMissing(DeficiencyLaw law) => new(
        "WG5312", RejectionKind.Invalid,
        new Text(
            $"容缺受理须有申请人签署的容缺承诺书，请填写编号",
            $"The applicant signs a commitment; give its number"), law.Basis, "reference");

    public static Rejection CommitmentTooLong(DeficiencyLaw law, LocalDate latest) => new(
        "WG5313", RejectionKind.Invalid,
        new Text(
            $"承诺补齐的时间应为 1 至 {law.Most.Amount} 个工作日，且不晚于 {latest:uuuu-MM-dd}（比承诺办结时限至少提前{law.ShorterBy.ToSentence()}）",
            $"A commitment is 1 to {law.Most.Amount} working days and ends by {latest:uuuu-MM-dd}, {law.ShorterBy.ToEnglish()} before the promised due date"), law.Basis, "commitment");

    public static Rejection TooShortForCommitment(ServiceItem item, DeficiencyLaw law) => new(
        "WG5314", RejectionKind.Conflict,
        new Text(
            $"承诺办结时限{item.Limits.Promised.ToSentence()}，没有容缺补齐的余地",
            $"The promise of {item.Limits.Promised.ToEnglish()} leaves no time for materials to follow"), law.Basis);

    public static Rejection NothingHandedIn() => new(
        "WG5315", RejectionKind.Invalid,
        new Text(
            $"请提交至少一份容缺材料",
            $"Hand in at least one of the materials owed"), null, "materials");

    public static Rejection MaterialNotOwed(string key) => new(
        "WG5316", RejectionKind.Invalid,
        new Text(
            $"材料“{key}”不在容缺承诺之内，或者已经补齐",
            $"Material '{key}' is not owed, or was handed in already"), null, $"materials.{key}");

    public static Rejection GrantWhileOwed(OwedMaterials owed, ServiceItem item) => new(
        "WG5317", RejectionKind.Conflict,
        new Text(
            $"容缺材料尚未补齐，不能准予：{string.Join("、", item.Materials.Where(m => owed.Keys.Contains(m.Key)).Select(m => m.Name))}",
            $"Materials are still owed, so nothing can be granted: {string.Join(", ", owed.Keys)}"), null, "outcome");

    public static Rejection NoHearingAt(Step step) => new(
        "WG5321", RejectionKind.Conflict,
        new Text(
            $"听证权利在作出决定前告知，“{step.Title}”不是审查或者决定环节",
            $"The right to a hearing is told before the decision; step '{step.Id}' neither reviews nor decides"), Art47, "step");

    public static Rejection HearingToldOnce() => new(
        "WG5322", RejectionKind.Conflict,
        new Text(
            $"听证权利已经告知过",
            $"The right to a hearing was told already"), Art47);

    public static Rejection HearingNoticeMissing() => new(
        "WG5323", RejectionKind.Invalid,
        new Text(
            $"请填写文号和地点：听证的告知和通知须书面送达",
            $"Give the notice's number and the place: a hearing is told in writing"), Art48, "notice_number");

    public static Rejection HearingRequesterMissing() => new(
        "WG5324", RejectionKind.Invalid,
        new Text(
            $"请写明由谁申请听证",
            $"Say who requests the hearing"), Art47, "by");

    public static Rejection HearingRequestLate(LocalDate due) => new(
        "WG5325", RejectionKind.Conflict,
        new Text(
            $"申请听证的期限已于 {due:uuuu-MM-dd} 届满",
            $"A hearing could be requested until {due:uuuu-MM-dd}"), Art47);

    public static Rejection HearingOutOfTurn(CaseHearing? hearing, string zh, string en) => new(
        "WG5326", RejectionKind.Conflict,
        new Text(
            $"{StageZh(hearing?.Stage)}，不能{zh}",
            $"It is too early or too late to {en} this case ({hearing?.Stage.ToString() ?? "nobody was told"})"), Art47);

    public static Rejection HearingTooSoon(LocalDate day, HearingLaw law) => new(
        "WG5327", RejectionKind.Invalid,
        new Text(
            $"{day:uuuu-MM-dd} 太早：应当于举行听证的{law.Notice.ToSentence()}前通知",
            $"{day:uuuu-MM-dd} is too soon: time and place are told {law.Notice.ToEnglish()} before"), Art48, "held_on");

    public static Rejection HearingTooLate(LocalDate day, LocalDate due, HearingLaw law) => new(
        "WG5328", RejectionKind.Invalid,
        new Text(
            $"{day:uuuu-MM-dd} 太晚：应当自申请之日起{law.Organise.ToSentence()}内组织，不晚于 {due:uuuu-MM-dd}",
            $"{day:uuuu-MM-dd} is too late: a hearing is organised within {law.Organise.ToEnglish()}, by {due:uuuu-MM-dd}"), Art47, "held_on");

    public static Rejection NoChair(string user, Office office) => new(
        "WG5329", RejectionKind.Invalid,
        new Text(
            $"“{user}”不是{office}的听证主持人",
            $"'{user}' is no chair of hearings at {office}"), Art48, "chair");

    public static Rejection ChairReviewed(string user) => new(
        "WG5330", RejectionKind.Forbidden,
        new Text(
            $"{user} 办理过本办件，听证应由审查该申请的工作人员以外的人员主持",
            $"{user} worked on this case; a hearing is chaired by somebody who did not review it"), Art48, "chair");

    public static Rejection ChairOnly(string chair) => new(
        "WG5331", RejectionKind.Forbidden,
        new Text(
            $"听证笔录由主持人 {chair} 记录",
            $"The hearing is recorded by its chair, {chair}"), Art48);

    public static Rejection HearingNotYet(LocalDate day) => new(
        "WG5332", RejectionKind.Conflict,
        new Text(
            $"听证定于 {day:uuuu-MM-dd} 举行，尚未举行",
            $"The hearing is on {day:uuuu-MM-dd}; it was not held yet"), Art48);

    public static Rejection HearingRecordMissing() => new(
        "WG5333", RejectionKind.Invalid,
        new Text(
            $"请填写经签字的听证笔录的编号",
            $"Give the number of the signed record of the hearing"), Art48, "record");

    public static Rejection HearingPending(CaseHearing hearing) => new(
        "WG5334", RejectionKind.Conflict,
        new Text(
            $"{StageZh(hearing.Stage)}，听证程序未了，不能作出决定",
            $"The hearing is not settled ({hearing.Stage}); the decision waits for it"), Art48);

    public static Rejection ChairReviews(string user, Step step) => new(
        "WG5406", RejectionKind.Forbidden,
        new Text(
            $"{user} 是本办件的听证主持人，不能办理“{step.Title}”",
            $"{user} chairs the hearing of this case and may not do step '{step.Id}'"), Art48, step.Id.Value);

    private static string StageZh(HearingStage? stage) => stage switch
    {
        null => "尚未告知听证权利",
        HearingStage.Told => "已告知听证权利，等待答复",
        HearingStage.Requested => "已申请听证，尚未通知",
        HearingStage.Summoned => "已通知听证，尚未举行",
        HearingStage.Held => "听证已经举行",
        _ => "本办件不举行听证",
    };
}
