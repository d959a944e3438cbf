using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Cases;

/// <summary>All refusals of case commands: WG51 intake, WG52 handling, WG53 other turns, WG54 who may.</summary>
internal static partial class Rejections
{
    private const string Art30 = "行政许可法 第三十条、第三十一条";
    private const string Art32 = "行政许可法 第三十二条";
    private const string Art34 = "行政许可法 第三十四条";
    private const string Art38 = "行政许可法 第三十八条";
    private const string Art42 = "行政许可法 第四十二条";
    private const string Art45 = "行政许可法 第四十五条";
    private const string Separation = "收件权和审核权分离";

    public static Rejection NoCase() => new(
        "WG5001", RejectionKind.NotFound,
        new Text(
            $"没有这个办件",
            $"There is no such case"));

    public static Rejection NotInForce(ServiceItem item) => new(
        "WG5101", RejectionKind.Conflict,
        new Text(
            $"事项《{item.Name}》自 {item.EffectiveOn:uuuu-MM-dd} 起施行，尚不能收件",
            $"Item {item.Code} is in force from {item.EffectiveOn:uuuu-MM-dd}; cases cannot be received before"));

    public static Rejection Retired(ServiceItem item, Retirement retirement) => new(
        "WG5170", RejectionKind.Conflict,
        new Text(
            $"事项《{item.Name}》自 {retirement.On:uuuu-MM-dd} 起取消，不再收件{(retirement.Successor is { } next ? $"；请办理 {next}" : string.Empty)}",
            $"Item {item.Code} is cancelled from {retirement.On:uuuu-MM-dd}; no new cases are received{(retirement.Successor is { } successor ? $"; apply for {successor}" : string.Empty)}"),
        retirement.Basis, "item");

    public static Rejection ApplicantIncomplete() => new(
        "WG5102", RejectionKind.Invalid,
        new Text(
            $"申请人须有姓名（名称）和证件号码",
            $"An applicant needs a name and an identifier"), null, "applicant");

    public static Rejection NotForApplicant(Applicant applicant, ServiceItem item) => new(
        "WG5103", RejectionKind.Invalid,
        new Text(
            $"事项《{item.Name}》不向该类申请人提供（{applicant.Kind}）；服务对象：{string.Join("、", item.Audience)}",
            $"This item is not open to {applicant.Kind}; it is open to {string.Join(", ", item.Audience)}"), null, "applicant.kind");

    public static Rejection UnknownField(string field) => new(
        "WG5104", RejectionKind.Invalid,
        new Text(
            $"表单没有字段“{field}”；不得增加标准以外的内容",
            $"The form has no field '{field}'; nothing may be added to the standard"), Art30, $"form.{field}");

    public static Rejection FieldMissing(FormField field) => new(
        "WG5105", RejectionKind.Invalid,
        new Text(
            $"请填写“{field.Label}”",
            $"Fill in '{field.Key}' ({field.Label})"), null, $"form.{field.Key}");

    public static Rejection FieldUnfit(FormField field) => new(
        "WG5106", RejectionKind.Invalid,
        new Text(
            $"“{field.Label}”填写不符合要求（类型 {field.Type}{Range(field)}）",
            $"'{field.Key}' does not fit its type {field.Type}{Range(field)}"), null, $"form.{field.Key}");

    public static Rejection UnlistedMaterial(string key, ServiceItem item) => new(
        "WG5107", RejectionKind.Invalid,
        new Text(
            $"材料“{key}”不在事项的材料清单内；清单为：{string.Join("、", item.Materials.Select(x => x.Key))}",
            $"Material '{key}' is not on the item's list; the list is: {string.Join(", ", item.Materials.Select(x => x.Key))}"), Art30, $"materials.{key}");

    public static Rejection MaterialTwice(string key) => new(
        "WG5108", RejectionKind.Invalid,
        new Text(
            $"材料“{key}”重复提交，请只保留一份",
            $"Material '{key}' is given twice; keep one"), null, $"materials.{key}");

    public static Rejection MaterialMissing(Material material) => new(
        "WG5109", RejectionKind.Invalid,
        new Text(
            $"缺少材料“{material.Name}”，不能受理；请一次告知补正的全部内容",
            $"Material '{material.Key}' is missing, so the case cannot be accepted; request correction of everything at once"), Art32, $"materials.{material.Key}");

    public static Rejection WrongStatus(ApprovalCase on, string zh, string en) => new(
        "WG5110", RejectionKind.Conflict,
        new Text(
            $"办件现为“{StatusZh(on.Status)}”，不能{zh}",
            $"The case is {on.Status}; it is too late or too early to {en} it"));

    public static Rejection SecondCorrection() => new(
        "WG5111", RejectionKind.Conflict,
        new Text(
            $"补正只能一次告知，本办件已经告知过；现应受理或者依法不予受理",
            $"Correction may be requested once only and was; now accept, or decline on a lawful ground"), Art32);

    public static Rejection NoDefects() => new(
        "WG5112", RejectionKind.Invalid,
        new Text(
            $"补正告知须列明全部缺少或不符合标准的材料",
            $"A correction notice names every missing or failing material"), Art32, "defects");

    public static Rejection MaterialNotAsked(Material material) => new(
        "WG5113", RejectionKind.Invalid,
        new Text(
            $"按申请人所填表单，不需要材料“{material.Name}”，不得要求补正",
            $"With this form material '{material.Key}' is not asked for and cannot be requested"), Art30, $"defects.{material.Key}");

    public static Rejection UnknownStandard(string standard, Material material) => new(
        "WG5114", RejectionKind.Invalid,
        new Text(
            $"“{standard}”不是材料“{material.Name}”的受理标准；标准为：{string.Join("；", material.AcceptIf)}",
            $"'{standard}' is not an acceptance standard of material '{material.Key}'; they are: {string.Join("; ", material.AcceptIf)}"), Art32, $"defects.{material.Key}");

    public static Rejection MaterialPresent(Material material) => new(
        "WG5115", RejectionKind.Invalid,
        new Text(
            $"材料“{material.Name}”已提交；请写明不符合哪一条受理标准",
            $"Material '{material.Key}' was handed in; name the acceptance standard it fails"), Art32, $"defects.{material.Key}");

    public static Rejection CorrectionNotComplete(Material material) => new(
        "WG5116", RejectionKind.Invalid,
        new Text(
            $"补正告知须一次列全：还缺少材料“{material.Name}”",
            $"A correction notice must be complete: material '{material.Key}' is missing too"), Art32, $"defects.{material.Key}");

    public static Rejection CorrectionIncomplete(string key) => new(
        "WG5117", RejectionKind.Invalid,
        new Text(
            $"补正还缺少告知书列明的材料“{key}”",
            $"The notice also named material '{key}'; hand it in too"), Art32, $"materials.{key}");

    public static Rejection CorrectionNotAsked(string key) => new(
        "WG5118", RejectionKind.Invalid,
        new Text(
            $"告知书没有要求补正材料“{key}”",
            $"The notice did not name material '{key}'"), Art32, $"materials.{key}");

    public static Rejection ReasonMissing(string zh, string en) => new(
        "WG5119", RejectionKind.Invalid,
        new Text(
            $"“{zh}”须说明理由",
            $"Give reasons for '{en}'"), Art38, "reason");

    public static Rejection UnknownStep(StepId id, ServiceItem item) => new(
        "WG5201", RejectionKind.NotFound,
        new Text(
            $"事项《{item.Name}》的流程没有环节“{id}”；环节为：{string.Join("、", item.Process.Steps.Select(s => s.Id))}",
            $"The item's process has no step '{id}'; its steps are: {string.Join(", ", item.Process.Steps.Select(s => s.Id))}"));

    public static Rejection AcceptIsAnAct(Step step) => new(
        "WG5202", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”请用受理、补正告知或不予受理办理",
            $"Step '{step.Id}' is done by accepting, requesting correction or declining"), null, step.Id.Value);

    public static Rejection AlreadyClaimed(Step step, string by) => new(
        "WG5204", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”已由 {by} 签收；请由其办理，或待其退还",
            $"Step '{step.Id}' is claimed by {by}; let them finish or release it"), null, step.Id.Value);

    public static Rejection NotClaimedByYou(Step step) => new(
        "WG5205", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”不是您签收的，不能退还",
            $"Step '{step.Id}' is not claimed by you"), null, step.Id.Value);

    public static Rejection NotSpecial(Step step) => new(
        "WG5206", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”不是特别程序，所用时间计入办理期限",
            $"Step '{step.Id}' is no special procedure; its time counts"), Art45, step.Id.Value);

    public static Rejection NoticeMissing(Step step) => new(
        "WG5207", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”开始前须送达特别程序告知书并填写文号",
            $"Give the number of the served notice before '{step.Id}' begins"), Art45, "notice_number");

    public static Rejection AnnouncedMissing(Step step) => new(
        "WG5208", RejectionKind.Invalid,
        new Text(
            $"请填写“{step.Title}”所需时间，并书面告知申请人",
            $"State the time '{step.Id}' needs; the applicant is told in writing"), Art45, "announced");

    public static Rejection SpecialRunning(Step step) => new(
        "WG5209", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”的特别程序已经开始",
            $"The special procedure of '{step.Id}' has begun already"), Art45, step.Id.Value);

    public static Rejection NoticeFirst(Step step) => new(
        "WG5210", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”须先送达特别程序告知书，再办理",
            $"Serve the notice of '{step.Id}' first"), Art45, step.Id.Value);

    public static Rejection UnknownOutcome(Step step, string outcome) => new(
        "WG5211", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”没有结果“{outcome}”；可选：{string.Join("、", step.Outcomes.Select(o => o.Label))}",
            $"Step '{step.Id}' has no outcome '{outcome}'; choose: {string.Join(", ", step.Outcomes.Select(o => o.Label))}"), null, "outcome");

    public static Rejection TooFewOfficers(Step step) => new(
        "WG5212", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”须由 {step.People} 名以上工作人员办理",
            $"Step '{step.Id}' takes {step.People} officers or more"), Art34, "with");

    public static Rejection CriterionOpen(Step step, string criterion) => new(
        "WG5213", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的审查要点“{criterion}”尚未回答",
            $"Criterion '{criterion}' of step '{step.Id}' is not answered"), null, "findings");

    public static Rejection CriterionUnknown(Step step, string criterion) => new(
        "WG5214", RejectionKind.Invalid,
        new Text(
            $"“{criterion}”不是“{step.Title}”的审查要点；不得增加标准以外的内容",
            $"'{criterion}' is no criterion of step '{step.Id}'; nothing may be added to the standard"), Art30, "findings");

    public static Rejection CriterionTwice(Step step) => new(
        "WG5215", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”的审查要点重复回答",
            $"A criterion of step '{step.Id}' is answered twice"), null, "findings");

    public static Rejection FailedYetPassed(Step step, string criterion) => new(
        "WG5216", RejectionKind.Invalid,
        new Text(
            $"审查要点“{criterion}”不符合，“{step.Title}”不能通过",
            $"Criterion '{criterion}' is not met, so step '{step.Id}' cannot pass"), null, "outcome");

    public static Rejection PassedYetRefused(Step step, OutcomeRule outcome) => new(
        "WG5217", RejectionKind.Invalid,
        new Text(
            $"审查要点全部符合，“{step.Title}”不能“{outcome.Label}”；不得以标准以外的理由退回或不予",
            $"All criteria are met, so step '{step.Id}' cannot end with '{outcome.Label}'; nothing outside the standard may stand in the way"), Art38, "outcome");

    public static Rejection GrantAgainstReview(ApprovalCase on) => new(
        "WG5218", RejectionKind.Conflict,
        new Text(
            $"审查意见为不予（{string.Join("；", on.FailedCriteria)}），不能准予；可退回重新审查",
            $"The review proposed refusal ({string.Join("; ", on.FailedCriteria)}); return it for another review instead of granting"), Art38, "outcome");

    public static Rejection RefusalWithoutCriterion(Step step) => new(
        "WG5219", RejectionKind.Invalid,
        new Text(
            $"没有不符合的审查要点，“{step.Title}”不能不予；不予须说明理由和依据",
            $"No criterion failed, so step '{step.Id}' cannot refuse; a refusal states its reasons and basis"), Art38, "outcome");

    public static Rejection ReturnsUsedUp(Step step, OutcomeRule outcome, int max) => new(
        "WG5220", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”的“{outcome.Label}”最多 {max} 次，已用完",
            $"'{outcome.Label}' of step '{step.Id}' is allowed {max} time(s), all used"), null, "outcome");

    public static Rejection NoExtension(ServiceItem item) => new(
        "WG5301", RejectionKind.Conflict,
        new Text(
            $"事项《{item.Name}》没有规定可以延长办理期限",
            $"Item {item.Code} has no rule that allows an extension"), Art42);

    public static Rejection NoSuchGround(string zh, string en, string ground, IReadOnlyCollection<LimitGround> known) => new(
        "WG5304", RejectionKind.Conflict,
        known.Count == 0
            ? new Text($"事项没有规定可以{zh}的事由；期限只依法中止、扣除或者延长", $"The item knows no ground for {en}; limits move by law only")
            : new Text(
                $"“{ground}”不是本事项可以{zh}的事由，应为：{string.Join('、', known.Select(g => g.Name))}",
                $"'{ground}' is no ground for {en}; known: {string.Join(", ", known.Select(g => g.Name))}"), Art42, "ground");

    public static Rejection ApplicantLate(NodaTime.LocalDate due) => new(
        "WG5306", RejectionKind.Conflict,
        new Text(
            $"提交期限已于 {due:uuuu-MM-dd} 24 时届满；办件将依规定退件，可以重新申请",
            $"The time to hand it in ended on {due:uuuu-MM-dd}; the case lapses, a new application may be made"), "民法典 第二百零三条");

    public static Rejection AfterWindowHours(NodaTime.LocalDate due, OfficeHours hours) => new(
        "WG5305", RejectionKind.Conflict,
        new Text(
            $"最后一日 {due:uuuu-MM-dd} 窗口已于 {hours.Window:HH:mm} 停止办理；当日 24 时前可以网上提交",
            $"The window closed at {hours.Window:HH:mm} on the last day, {due:uuuu-MM-dd}; online it can be handed in until 24:00"), hours.Basis);

    public static Rejection NotExpired(ClockName clock) => new(
        "WG5302", RejectionKind.Conflict,
        new Text(
            $"期限“{clock.Value}”没有届满或者没有法定后果",
            $"Clock '{clock.Value}' has not run out, or nothing follows from it"));

    public static Rejection EngineOnly() => new(
        "WG5303", RejectionKind.Forbidden,
        new Text(
            $"只有系统可以宣告期限届满",
            $"Only the engine itself declares a limit expired"));

    public static Rejection WrongRole(Actor actor, Step step) => new(
        "WG5401", RejectionKind.Forbidden,
        new Text(
            $"{actor.Name}没有角色“{step.Role}”，不能办理“{step.Title}”",
            $"{actor.User} lacks the role '{step.Role}' for step '{step.Id}'"), null, step.Id.Value);

    public static Rejection WrongOffice(Actor actor, Step step) => new(
        "WG5402", RejectionKind.Forbidden,
        new Text(
            $"“{step.Title}”由 {step.Office} 办理，{actor.Name}属于 {actor.Office}",
            $"Step '{step.Id}' belongs to {step.Office}; {actor.User} is of {actor.Office}"), null, step.Id.Value);

    public static Rejection ReceiverReviews(string user, Step step) => new(
        "WG5403", RejectionKind.Forbidden,
        new Text(
            $"{user} 收过本办件，不能办理“{step.Title}”（收件权和审核权分离）",
            $"{user} took this case in and may not do step '{step.Id}'"), Separation, step.Id.Value);

    public static Rejection SamePerson(string user, Step step, Step other) => new(
        "WG5404", RejectionKind.Forbidden,
        new Text(
            $"{user} 办理过“{other.Title}”，不能再办理“{step.Title}”",
            $"{user} did step '{other.Id}' and may not do step '{step.Id}' too"), Separation, step.Id.Value);

    public static Rejection UnknownOfficer(string user, Step step) => new(
        "WG5405", RejectionKind.Forbidden,
        new Text(
            $"名册中没有“{user}”；“{step.Title}”须由{step.Office}的{step.Role}办理",
            $"Nobody called '{user}' is on the staff roll; step '{step.Id}' is done by a {step.Role} of {step.Office}"), Art34, "with");

    public static Rejection StepNotOpen(Step step, Deed? done) => new(
        "WG5203", RejectionKind.Conflict,
        done is null
            ? new Text($"“{step.Title}”现在不能办理：尚未轮到该环节", $"Step '{step.Id}' is not open: its turn has not come")
            : new Text(
                $"“{step.Title}”已由 {done.ByName} 于 {Local(done.At)} 办理，结果“{done.Outcome}”",
                $"Step '{step.Id}' was done by {done.By[0]} at {Local(done.At)} with outcome '{done.Outcome}'"),
        null, step.Id.Value);

    private static string Local(NodaTime.Instant at) =>
        at.InZone(ChinaTime.Zone).ToString("uuuu-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static string Range(FormField field) => (field.Options.IsEmpty, field.Min, field.Max) switch
    {
        (false, _, _) => $"：{string.Join("、", field.Options)}",
        (_, { } min, { } max) => $"：{min}–{max}",
        (_, { } min, null) => $"：≥ {min}",
        (_, null, { } max) => $"：≤ {max}",
        _ => string.Empty,
    };

    private static string StatusZh(CaseStatus status) => status switch
    {
        CaseStatus.Received => "已收件",
        CaseStatus.Correcting => "待补正",
        CaseStatus.InReview => "在办",
        CaseStatus.Suspended => "特别程序中",
        CaseStatus.Decided => "已决定",
        CaseStatus.Delivered => "已办结",
        CaseStatus.Declined => "不予受理",
        CaseStatus.Lapsed => "逾期未补",
        CaseStatus.Withdrawn => "已撤回",
        CaseStatus.Terminated => "已终止",
        _ => throw new InvalidOperationException($"Unknown status {status}."),
    };
}
