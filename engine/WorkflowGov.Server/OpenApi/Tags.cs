using System.Text.Json.Nodes;

namespace WorkflowGov.Server.OpenApi;

/// <summary>
/// The rooms of the API. Those for integrators (对接) are stable: what is released stays. Those for the screens (界面)
/// may change with them.
/// </summary>
internal static class Tags
{
    private static readonly (string Name, bool IsStable, string Zh, string En)[] All =
    [
        ("Items", true, "事项目录", "Items: the catalogue, guides and what a system needs for each item"),
        ("Cases", true, "办件", "Cases: receipt, acceptance, handling, decision and delivery"),
        ("Drafts", true, "草稿核对", "Drafts that are looked at before they are handed in"),
        ("Public", true, "公众查询和好差评", "What the public may ask and say without an account"),
        ("Documents", true, "文书", "Notices and decisions: issued, printed, verified"),
        ("Licences", true, "电子证照", "The e-licence store, looked into with consent"),
        ("Appointments", true, "预约", "Appointments at windows"),
        ("Events", true, "事件", "Events for systems that follow cases"),
        ("Webhooks", true, "事件推送", "Webhooks: events pushed to systems"),
        ("Files", true, "文件", "Files of applicants"),
        ("Sign-in", true, "登录和密钥", "Sign-in of people and keys of systems"),
        ("Operations", true, "运行", "Sign-in, health and what the server says of itself"),
        ("Sandbox", true, "沙箱", "The sandbox: its own clock, no notices"),
        ("Desk", false, "工作台", "What the workbench shows"),
        ("Supervision", false, "电子监察", "Cards, orders, figures"),
        ("Definitions", false, "事项定义", "Definitions for those who write them"),
        ("Calendar", false, "工作日历", "Revisions of the statutory calendar"),
        ("Substitutions", false, "代理", "Who stands in for whom"),
        ("Audit", false, "留痕", "Checkpoints to keep outside"),
        ("Demo", false, "演示", "The demo's clock"),
    ];

    /// <summary>Describes the rooms that are in the document and sorts them into both groups.</summary>
    public static void Describe(JsonObject document, IReadOnlySet<string> used)
    {
        var unknown = used.Where(u => All.All(t => t.Name != u)).Select(u => (Name: u, IsStable: false, Zh: u, En: u));
        var tags = All.Where(t => used.Contains(t.Name)).Concat(unknown).ToList();
        document["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)new JsonObject
        {
            ["name"] = t.Name, ["description"] = $"{t.Zh}。{t.En}.", ["x-displayName"] = $"{t.Zh} {t.Name}",
        })]);
        document["x-tagGroups"] = new JsonArray(
            Group("对接 Integrators (stable)", tags.Where(t => t.IsStable).Select(t => t.Name)),
            Group("界面 Screens (may change with them)", tags.Where(t => !t.IsStable).Select(t => t.Name)));
    }

    /// <summary>Who an operation is for.</summary>
    public static string AudienceOf(string tag) => All.Any(t => t.Name == tag && t.IsStable) ? "integrators" : "screens";

    private static JsonObject Group(string name, IEnumerable<string> tags) =>
        new() { ["name"] = name, ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]) };
}
