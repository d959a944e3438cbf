using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Supervision;

/// <summary>All refusals of supervision: WG56.</summary>
internal static class SupervisionRejections
{
    public static Rejection NotSupervisor(Actor actor) => new(
        "WG5601", RejectionKind.Forbidden,
        new Text($"{actor.User} 不是监察员：撤销警示和督办由监察员办理", $"{actor.User} is not a supervisor: supervisors revoke cards and open orders"));

    public static Rejection NoCard(ClockName clock, Rung rung) => new(
        "WG5602", RejectionKind.NotFound,
        new Text($"时限“{clock}”没有未撤销的{RungName(rung)}", $"Clock '{clock}' has no {rung} card that stands"), null, "clock");

    public static Rejection NoWords(string field) => new(
        "WG5603", RejectionKind.Invalid, new Text("必须写明内容，不能空白", "This must be said in words"), null, field);

    public static Rejection UnfitDays(int most) => new(
        "WG5604", RejectionKind.Invalid, new Text($"反馈期限须为 1 至 {most} 个工作日", $"The answer is due within 1 to {most} working days"), null, "working_days");

    public static Rejection OpenAlready(SupervisionOrder order) => new(
        "WG5605", RejectionKind.Conflict,
        new Text($"对{order.Office}的第 {order.Number} 号督办尚未办结", $"Order {order.Number} to {order.Office} is still open"));

    public static Rejection NoOrder(int order) => new(
        "WG5606", RejectionKind.NotFound, new Text($"没有未办结的第 {order} 号督办", $"There is no open order {order}"), null, "order");

    public static Rejection OtherOffice(SupervisionOrder order) => new(
        "WG5607", RejectionKind.Forbidden, new Text($"第 {order.Number} 号督办由{order.Office}反馈", $"Order {order.Number} is answered by {order.Office}"));

    private static string RungName(Rung rung) => rung switch
    {
        Rung.Amber => "预警",
        Rung.Yellow => "黄牌",
        _ => "红牌",
    };
}
