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
}
