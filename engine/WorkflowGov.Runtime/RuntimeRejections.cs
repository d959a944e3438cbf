using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

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
}
