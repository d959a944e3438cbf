using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>Refusals around subscriptions: WG590x.</summary>
internal static class WebhookRejections
{
    public static Rejection NotAllowed() => new(
        "WG5901", RejectionKind.Forbidden,
        new Text("只有集成系统和监察员可以订阅事件", "Only systems of integrators and supervisors subscribe to events"));

    public static Rejection Address(string address) => new(
        "WG5902", RejectionKind.Invalid,
        new Text(
            $"“{address}”不能作为接收地址：须是公网 https 地址，不带用户名和 #；测试环境可用 LocalWebhooks=true 放开",
            $"'{address}' cannot be a receiver: it must be a public https address without user name and #; a sandbox may allow others with LocalWebhooks=true"),
        null, "address");

    public static Rejection UnknownType(string type) => new(
        "WG5903", RejectionKind.Invalid,
        new Text($"没有“{type}”这种事件；可订阅的事件见 GET /api/v1/webhooks/types", $"There are no events of type '{type}'; see GET /api/v1/webhooks/types"),
        null, "types");

    public static Rejection Unknown(long id) => new(
        "WG5904", RejectionKind.NotFound, new Text($"没有第 {id} 号订阅", $"There is no webhook {id}"), null, "id");

    public static Rejection TooMany(int max) => new(
        "WG5905", RejectionKind.Conflict,
        new Text($"一个系统最多 {max} 个订阅；请先删除不用的", $"A system has {max} webhooks at most: remove one that is not used"));

    public static Rejection Overlap(int maxHours) => new(
        "WG5906", RejectionKind.Invalid,
        new Text($"新旧密钥并用须在 0 至 {maxHours} 小时之间", $"Both secrets are used for 0 to {maxHours} hours"), null, "overlap_hours");

    public static Rejection UnknownDelivery(long delivery) => new(
        "WG5907", RejectionKind.NotFound,
        new Text($"没有可以重发的第 {delivery} 号投递：它不存在或者还在等待", $"Delivery {delivery} cannot be replayed: there is none, or it still waits"), null, "delivery");
}
