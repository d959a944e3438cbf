using System.Text.Json.Nodes;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.OpenApi;

/// <summary>What holds for the whole API: told once, at the head of the document.</summary>
internal static class Introduction
{
    private const string Words =
        """
        行政审批接口。事项以定义为准：清单之外无审批，材料和表单多一项、少一项都会被拒绝，每次拒绝都注明规则编码和法律依据。

        The API of government approvals. An item's definition is the standard: nothing may be added to it or dropped from it, and every refusal names its rule and the law.

        - **对接 Integrators**：标签分两组，“对接”一组稳定，“界面”一组随界面变化。Tags come in two groups: *Integrators* is stable, *Screens* changes with the screens.
        - **一小时上手 In an hour**：`GET /api/v1/items/{code}/kit` 给出表单结构、材料、时限和可以原样提交的示例。 It gives the form's schema, materials, limits and an example that is accepted as it is.
        - **拒绝 Refusals**：RFC 9457，`application/problem+json`；程序按 `code` 判断，`type` 是说明页 `/problems/{code}`。 Programs decide by `code`; `type` leads to its page.
        - **语言 Language**：`Accept-Language: zh`（默认 default）或者 `en`。
        - **幂等 Idempotency**：每个 POST 都可带 `Idempotency-Key`；24 小时内同样的请求得到逐字节相同的答复，内容不同则 409。 Every POST takes it: for 24 hours the same request gets the same answer byte for byte, other content gets 409.
        - **版本 ETags**：`If-None-Match` 得 304；`If-Match` 保护改动，已有变化得 412。 `If-None-Match` answers 304, `If-Match` guards a change with 412. 从不强制 `If-Match`：每个命令只说一件事，不覆盖别人的内容，并由服务器按办件现状判断。`If-Match` is never demanded: a command says one thing, overwrites nothing of anybody else's, and is decided by how the case stands.
        - **分页 Paging**：按位置（keyset），`Link: <…>; rel="next"` 给出下一页的完整地址。 By place; the `Link` header has the address of the next page.
        - **时间 Times**：时刻按 RFC 3339 并带时区（UTC，`Z`）；日期为 Asia/Shanghai 的日历日；期限写作 `10 工作日`。 Instants are RFC 3339 with a zone; days are calendar days in Asia/Shanghai; limits are written `10 工作日`.
        - **严格 Strict**：请求中未知的成员被拒绝；答复可能增加成员，请忽略不认识的。 Unknown members of a request are refused; answers may grow, ignore what you do not know.
        """;

    /// <summary>Writes the head of the document.</summary>
    public static void Write(JsonObject document)
    {
        document["info"] = new JsonObject
        {
            ["title"] = "WorkflowGov 行政审批接口", ["version"] = "1.0.0", ["summary"] = "同一事项、同一标准、同一编码", ["description"] = Words,
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        };
        document["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "本服务器 This server" });
        var components = document["components"]!.AsObject();
        components["parameters"] = new JsonObject
        {
            ["IdempotencyKey"] = Header("Idempotency-Key", 200, "幂等键：同一请求重发时不变，例如 UUID。Stays the same when a request is sent again, for example a UUID."),
            ["IfMatch"] = Header("If-Match", 200, "上次读到的 ETag：已有变化则 412，不办理。The ETag that was read: when it changed meanwhile, 412 and nothing is done."),
            ["IfNoneMatch"] = Header("If-None-Match", 200, "手中副本的 ETag：未变化则 304。The ETag of the copy at hand: 304 while it holds."),
            ["ActingAgent"] = Header(FrontDeskApi.AgentHeader, 64, "代办人证件号码：由代办人提出时写。Identifier of the agent on whose word it is done."),
        };
    }

    private static JsonObject Header(string name, int max, string description) => new()
    {
        ["name"] = name, ["in"] = "header", ["required"] = false, ["description"] = description,
        ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = max },
    };
}
