using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Proofs;

namespace WorkflowGov.Runtime;

/// <summary>Refusals that need the store: WG55.</summary>
internal static class RuntimeRejections
{
    public static Rejection UnknownItem(ItemCode code) => new(
        "WG5501", RejectionKind.NotFound,
        new Text($"事项 {code} 不在目录内或者尚未施行；清单之外无审批", $"Item {code} is not in the catalogue or not yet in force"),
        "优化营商环境条例 第四十条", "item");

    public static Rejection UnknownCase(CaseNumber number) => new(
        "WG5502", RejectionKind.NotFound,
        new Text($"没有编号为 {number} 的办件", $"There is no case with the number {number}"), null, "number");

    public static Rejection SerialsUsedUp(ItemCode code) => new(
        "WG5503", RejectionKind.Conflict,
        new Text($"事项 {code} 今天的办件编号已用完（9999 个）", $"Item {code} has used all 9,999 case numbers of today"));

    public static Rejection BulkOf(int cases, int max) => new(
        "WG5521", RejectionKind.Invalid,
        new Text($"批量办理须有 1 至 {max} 件办件，现为 {cases} 件", $"A bulk action has 1 to {max} cases, this one {cases}"), null, "numbers");

    public static Rejection NotInBulk(Step step) => new(
        "WG5522", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”须逐件办理：审查和决定不能批量作出",
            $"Step '{step.Id}' is done case by case: reviews and decisions are never made in bulk"), "行政许可法 第三十四条、第三十七条", "act.step");

    public static Rejection NoSuchVersion(ItemCode code, int version) => new(
        "WG5523", RejectionKind.NotFound,
        new Text($"事项 {code} 没有第 {version} 版", $"Item {code} has no version {version}"), null, "version");

    public static Rejection KeyReused(string key) => new(
        "WG5504", RejectionKind.Conflict,
        new Text($"幂等键“{key}”已用于另一个请求；请换一个键", $"Idempotency key '{key}' was used for another request; use a new key"),
        null, "Idempotency-Key");

    public static Rejection CalendarInForceAlready(string version) => new(
        "WG5505", RejectionKind.Conflict,
        new Text(
            $"definitions/calendars 与现行工作日历（{version}）相同，没有可提请的修订；请先在文件中写入新的放假通知",
            $"definitions/calendars equal the calendar in force ({version}): write the new notice into the files first"));

    public static Rejection CalendarUsedBefore(string version) => new(
        "WG5506", RejectionKind.Conflict,
        new Text($"工作日历 {version} 曾经施行过，不能再次提请", $"Calendar {version} was in force before and cannot be proposed again"));

    public static Rejection NoCalendarWaits(string version) => new(
        "WG5507", RejectionKind.Conflict,
        new Text($"没有版本为 {version} 的工作日历待批准", $"No calendar {version} waits for approval"), null, "version");

    public static Rejection ProposerApproves(string user) => new(
        "WG5508", RejectionKind.Forbidden,
        new Text($"{user} 提请了这次修订，须由另一人批准", $"{user} proposed this revision; another person must approve it"), null, "version");

    public static Rejection PolicyStaffOnly() => new(
        "WG5509", RejectionKind.Forbidden,
        new Text("工作日历由政策人员提请和批准", "Calendars are proposed and approved by policy staff"));

    public static Rejection RevisionByPolicyStaff() => new(
        "WG5510", RejectionKind.Forbidden,
        new Text("事项由政策人员提请修订和发布", "Items are revised and published by policy staff"));

    public static Rejection RevisionNoteMissing() => new(
        "WG5511", RejectionKind.Invalid,
        new Text("请写明修订说明：改了什么，为什么", "Say what is revised and why"), null, "note");

    public static Rejection RevisionBreaksRule(Finding finding) => new(
        "WG5512", RejectionKind.Invalid,
        new Text(
            $"第 {finding.Line} 行不符合规则 {finding.Rule}：{finding.Message.Zh}",
            $"Line {finding.Line} breaks rule {finding.Rule}: {finding.Message.En}"), null, "text");

    public static Rejection RevisionNotProved(Violation violation) => new(
        "WG5513", RejectionKind.Invalid,
        new Text(
            $"证明不成立：{violation.Message.Zh}{(violation.Trail is { } trail ? $"；反例：{trail.Words.Zh}" : string.Empty)}",
            $"Not proved: {violation.Message.En}{(violation.Trail is { } way ? $"; counter-example: {way.Words.En}" : string.Empty)}"), null, "text");

    public static Rejection RevisionOfAnotherItem(ItemCode code, ItemCode written) => new(
        "WG5514", RejectionKind.Invalid,
        new Text($"编码不能改：本事项为 {code}，文中为 {written}", $"The code cannot be changed: this item is {code}, the text says {written}"), null, "text");

    public static Rejection NothingRevised() => new(
        "WG5515", RejectionKind.Conflict,
        new Text("与最新版本的内容相同，没有可发布的修订", "The content equals that of the newest version; there is nothing to publish"), null, "text");

    public static Rejection RevisionOutOfTurn(int version, int newest) => new(
        "WG5516", RejectionKind.Conflict,
        new Text(
            $"最新版本是第 {newest} 版，修订应为第 {newest + 1} 版，文中为第 {version} 版；请核对最新版本后改版本号",
            $"The newest version is {newest}, so a revision is version {newest + 1}; the text says {version}: look at the newest version, then set the number"), null, "text");

    public static Rejection RevisionInThePast(NodaTime.LocalDate effective, NodaTime.LocalDate today) => new(
        "WG5517", RejectionKind.Invalid,
        new Text(
            $"施行日期 {effective:uuuu-MM-dd} 已过，不得溯及既往；请改为 {today:uuuu-MM-dd} 或者以后",
            $"It would be in force from {effective:uuuu-MM-dd}, which has passed; set {today:uuuu-MM-dd} or later"), null, "text");

    public static Rejection RevisionBeforeNewest(NodaTime.LocalDate effective, NodaTime.LocalDate newest) => new(
        "WG5561", RejectionKind.Invalid,
        new Text(
            $"施行日期 {effective:uuuu-MM-dd} 早于最新版本的施行日期 {newest:uuuu-MM-dd}",
            $"It would be in force from {effective:uuuu-MM-dd}, before the newest version ({newest:uuuu-MM-dd})"), null, "text");

    public static Rejection RevisionOfRetired(ServiceItem item, NodaTime.LocalDate on) => new(
        "WG5562", RejectionKind.Conflict,
        new Text(
            $"事项《{item.Name}》已于 {on:uuuu-MM-dd} 取消，编码不再使用；恢复办理请用新的编码",
            $"Item {item.Code} was cancelled on {on:uuuu-MM-dd} and its code is not used again; take another code"), null, "code");

    public static Rejection NoSuccessor(ItemCode successor) => new(
        "WG5563", RejectionKind.Invalid,
        new Text($"接替的事项 {successor} 不在目录内，或者已经取消", $"The successor {successor} is not in the catalogue, or is cancelled too"), null, "text");

    public static Rejection UnknownVersion(ItemCode code, int version) => new(
        "WG5564", RejectionKind.NotFound,
        new Text($"事项 {code} 没有第 {version} 版", $"Item {code} has no version {version}"), null, "version");

    public static Rejection NewItemIncomplete(string zh, string en, string field) => new(
        "WG5580", RejectionKind.Invalid, new Text($"新起草的事项须写明{zh}", $"A new item needs {en}"), null, field);

    public static Rejection CodeTaken(ItemCode code) => new(
        "WG5581", RejectionKind.Conflict,
        new Text($"编码 {code} 已经用于另一个事项，或者有人正在用它起草；编码不重复使用", $"Code {code} is another item's, or somebody is writing an item under it; codes are never used twice"),
        "同一事项、同一标准、同一编码", "code");

    public static Rejection NoRevisionWaits(ItemCode code) => new(
        "WG5518", RejectionKind.Conflict,
        new Text(
            $"事项 {code} 没有这一稿待发布；可能已经处理，或者另行提请了",
            $"This text of item {code} does not wait for publication: it was decided, or another took its place"), null, "hash");

    public static Rejection ProposerPublishes(string user) => new(
        "WG5519", RejectionKind.Forbidden,
        new Text($"{user} 提请了这次修订，须由另一人发布", $"{user} proposed this revision; another person must publish it"));

    public static Rejection ProposerReviews(string user) => new(
        "WG5565", RejectionKind.Forbidden,
        new Text($"{user} 提请了这次修订，须由另一人审核", $"{user} proposed this revision; another person must review it"));

    public static Rejection ReviewedAlready(ItemCode code, string reviewer) => new(
        "WG5566", RejectionKind.Conflict,
        new Text($"事项 {code} 的这一稿已由 {reviewer} 审核，可以发布", $"{reviewer} has reviewed this text of item {code}; it can be published"), null, "hash");

    public static Rejection NotReviewed(ItemCode code) => new(
        "WG5567", RejectionKind.Conflict,
        new Text($"事项 {code} 的这一稿还是草稿，先由提请人以外的人审核", $"This text of item {code} is a draft: somebody other than its author reviews it first"), null, "hash");

    public static Rejection NoFolder(string zh, string en) => new(
        "WG5568", RejectionKind.Invalid,
        new Text($"不是一个定义文件夹的 ZIP 包：{zh}", $"This is no ZIP of a definitions folder: {en}"));

    public static Rejection SharedFileDiffers(string path) => new(
        "WG5569", RejectionKind.Conflict,
        new Text(
            $"{path} 由各事项共用，与登记库的不同；请放入服务器的 definitions 文件夹并重新启动，再导入事项",
            $"{path} is shared by items and differs from the registry's: put it into the server's definitions folder, start it again, then import the items"), null, "path");

    public static Rejection FolderBroken(ImmutableArray<Folder.ImportProblem> problems) => new(
        "WG5570", RejectionKind.Invalid,
        new Text(
            $"文件夹有 {problems.Length} 个问题，没有导入任何内容；第一个：{problems[0].Path} 第 {problems[0].Line} 行，{problems[0].Rule} {problems[0].Message.Zh}",
            $"The folder has {problems.Length} problem(s), nothing was imported; the first: {problems[0].Path} line {problems[0].Line}, {problems[0].Rule} {problems[0].Message.En}"));

    public static Rejection RevisionReasonMissing() => new(
        "WG5520", RejectionKind.Invalid,
        new Text("退回须说明理由", "Give reasons for returning it"), null, "reason");

    public static Rejection SubstitutedMeanwhile() => new(
        "WG5540", RejectionKind.Conflict,
        new Text("同一时间已经有人登记了相冲突的代理，请刷新后再试", "An overlapping substitution was appointed meanwhile; look again"));

    public static Rejection NoSubstitution(long id) => new(
        "WG5541", RejectionKind.NotFound,
        new Text($"没有第 {id} 号代理，或者已经结束", $"There is no substitution {id}, or it has ended"));

    public static Rejection NotYourSubstitution(Actor actor) => new(
        "WG5542", RejectionKind.Forbidden,
        new Text($"代理由本人、部门负责人或者监察员结束，{actor.Name}不是", $"The absent officer, the head of the office or a supervisor ends a substitution; {actor.User} is none of them"));
}
