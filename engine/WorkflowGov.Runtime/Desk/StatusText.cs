using WorkflowGov.Core;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Desk;

/// <summary>办件状态 in words.</summary>
public static class StatusText
{
    /// <summary>The words for where a case stands: 已转报 once it was sent up and its own part is decided.</summary>
    /// <param name="of">The case.</param>
    /// <returns>The words.</returns>
    public static Text Of(ApprovalCase of) => of is { Forwarding: { } sent, Status: CaseStatus.Decided or CaseStatus.Delivered }
        ? new Text($"已转报{sent.To}", $"Sent up to {sent.To}")
        : Of(of.Status);

    /// <summary>The words for a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The words.</returns>
    public static Text Of(CaseStatus status) => status switch
    {
        CaseStatus.Received => new Text("已收件", "Received"),
        CaseStatus.Correcting => new Text("待补正", "Awaiting correction"),
        CaseStatus.InReview => new Text("在办", "In review"),
        CaseStatus.Suspended => new Text("挂起", "Suspended"),
        CaseStatus.Decided => new Text("已决定", "Decided"),
        CaseStatus.Delivered => new Text("办结", "Delivered"),
        CaseStatus.Declined => new Text("不予受理", "Not accepted"),
        CaseStatus.Lapsed => new Text("退件", "Lapsed"),
        CaseStatus.Withdrawn => new Text("已撤回", "Withdrawn"),
        CaseStatus.Terminated => new Text("已终止", "Terminated"),
        _ => throw new InvalidOperationException($"Unknown status {status}."),
    };
}
