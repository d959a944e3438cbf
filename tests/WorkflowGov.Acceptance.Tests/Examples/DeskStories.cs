using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Examples;

/// <summary>What is done besides cases: lists, supervision, definitions, accounts, webhooks, files, the public.</summary>
internal static class DeskStories
{
    private const string Company = Requests.Company;
    private const string Holder = "11010519491231002X";

    public static async Task TellAsync(Story story)
    {
        await FrontDeskAsync(story);
        await SupervisionAsync(story);
        await DefinitionsAsync(story);
        await DraftStories.TellAsync(story);
        await AccountsAsync(story);
        await WebhooksAsync(story);
        await ReadingAsync(story);
    }

    private static async Task FrontDeskAsync(Story story)
    {
        var (api, application) = (story.Api, await story.ApplicationAsync(Company));
        var code = application["item"]!.ToString();
        var draft = new JsonObject { ["draft"] = application.DeepClone(), ["voluntary"] = true };
        var asked = await api.PostAsync(Story.Hall, "/api/v1/draft-checks", draft);
        await api.GetAsync(Story.Window, "/api/v1/draft-checks");
        await api.GetAsync(Story.Window, $"/api/v1/draft-checks/{asked["id"]}");
        await api.PostAsync(Story.Window, $"/api/v1/draft-checks/{asked["id"]}/answer", new JsonObject { ["remarks"] = new JsonArray("材料齐全，可以提交") });
        await api.PostAsync(Story.Hall, $"/api/v1/draft-checks/{asked["id"]}/application");
        var other = await story.ApplicationAsync("劳动人事争议仲裁");
        JsonObject Own(JsonObject of) => new() { ["item"] = of["item"]!.DeepClone(), ["form"] = of["form"]!.DeepClone(), ["materials"] = of["materials"]!.DeepClone() };
        var group = await api.PostAsync(Story.Hall, "/api/v1/case-groups", new JsonObject
        {
            ["applicant"] = application["applicant"]!.DeepClone(), ["form"] = new JsonObject(), ["materials"] = new JsonArray(), ["channel"] = "Web", ["items"] = new JsonArray(Own(application), Own(other)),
        });
        await api.GetAsync(Story.Hall, $"/api/v1/case-groups/{group["group"]}");
        await api.PostAsync(Story.Window, $"/api/v1/desk/items/{code}/asked-materials", new JsonObject { ["form"] = application["form"]!.DeepClone() });
        await api.PostAsync(Story.Window, $"/api/v1/desk/items/{code}/licence-matches", new JsonObject
        {
            ["applicant"] = application["applicant"]!.DeepClone(), ["form"] = application["form"]!.DeepClone(), ["consent"] = new JsonObject { ["by"] = "测试申请人" },
        });
        await api.PostAsync(Story.Window, "/api/v1/licences/query", new JsonObject { ["holder"] = Holder, ["consent_by"] = "邓雅婷", ["purpose"] = "核对住所证明" });
        await api.GetAsync(Story.Supervisor, $"/api/v1/licences/queries?holder={Holder}");
        var point = (await api.GetAsync(Story.Hall, "/api/v1/appointments/points"))[0]!["name"]!.ToString();
        JsonArray slots = [];
        for (var day = NodaTime.Text.LocalDatePattern.Iso.Parse(await story.TodayAsync()).Value.PlusDays(1); slots.Count == 0; day = day.PlusDays(1))
            slots = (await api.GetAsync(Story.Hall, $"/api/v1/appointments/slots?point={point}&day={day:uuuu-MM-dd}")).AsArray();
        var booked = await api.PostAsync(Story.Hall, "/api/v1/appointments", new JsonObject { ["point"] = point, ["at"] = slots[0]!["at"]!.DeepClone(), ["holder"] = Holder, ["name"] = "邓雅婷", ["item"] = code });
        await api.GetAsync(Story.Window, $"/api/v1/appointments?point={point}&day={slots[0]!["at"]!.ToString()[..10]}");
        await api.PostAsync(Story.Hall, $"/api/v1/appointments/{booked["id"]}/cancellation", new JsonObject { ["holder"] = Holder });
        var cases = new JsonArray(await story.AcceptedAsync(Company), await story.AcceptedAsync(Company));
        var bulk = await api.PostAsync("shijian-clerk1", "/api/v1/bulk", new JsonObject { ["act"] = new JsonObject { ["kind"] = "claim", ["step"] = "review" }, ["numbers"] = cases });
        await api.GetAsync("shijian-clerk1", $"/api/v1/bulk/{bulk["id"]}");
        var today = await story.TodayAsync();
        var substituted = await api.PostAsync("shijian-head", "/api/v1/substitutions", new JsonObject
        {
            ["of"] = "shijian-tester1", ["by"] = "shijian-tester2", ["from"] = today, ["through"] = today, ["reason"] = "病假",
        });
        await api.GetAsync("shijian-head", "/api/v1/substitutions");
        await api.PostAsync("shijian-head", $"/api/v1/substitutions/{(substituted as JsonArray)?[0]!["id"]}/end");
    }

    private static async Task SupervisionAsync(Story story)
    {
        var api = story.Api;
        var late = await story.AcceptedAsync(Company);
        await api.PostAsync(Story.Hall, "/api/v1/sandbox/clock", new JsonObject { ["days"] = 30 });
        await TraceTests.UntilAsync(() => api.GetAsync(Story.Supervisor, $"/api/v1/cards?number={late}"), c => c.AsArray().Any(k => k!["rung"]!.ToString() == "Red"));
        var at = $"/api/v1/cases/{late}";
        await api.PostAsync(Story.Supervisor, $"{at}/card-revocation", new JsonObject { ["clock"] = "promised", ["rung"] = "Red", ["reason"] = "系统停机所致，经核实撤销" });
        await api.PostAsync(Story.Supervisor, $"{at}/orders", new JsonObject { ["ground"] = "Overdue", ["demand"] = "三个工作日内办结并说明原因", ["working_days"] = 3 });
        await api.PostAsync("shijian-clerk1", $"{at}/orders/1/answer", new JsonObject { ["answer"] = "今天办结" });
        await api.PostAsync(Story.Supervisor, $"{at}/orders/1/result", new JsonObject { ["result"] = "已办结，对经办人提醒谈话" });
        await api.PostAsync(Story.Supervisor, $"/api/v1/desk/cases/{late}/personal-data", new JsonObject { ["reason"] = "核对投诉人身份" });
        foreach (var path in (string[])["refusals", "supervision/board", "supervision/cases", "supervision/figures", $"supervision/reports/{(await story.TodayAsync())[..7]}", $"supervision/board/items?authority={Uri.EscapeDataString("深圳市市场监督管理局宝安监管局")}", "supervision/forecast", "supervision/load", $"supervision/items/{await story.CodeAsync(Company)}/heat", "supervision/figures/returns", "supervision/figures/materials", "supervision/figures/refusals", "orders", "ratings/bad", "ratings/figures", "timers", "timers/rungs", "access-log"])
            await api.GetAsync(Story.Supervisor, $"/api/v1/{path}");
        await api.GetAsync("shijian-clerk1", "/api/v1/alerts");
        await api.GetAsync("shijian-clerk1", "/api/v1/tasks");
        await api.GetAsync("shijian-clerk1", "/api/v1/desk/inbox");
        await api.GetAsync("shijian-clerk1", "/api/v1/desk/inbox/counts");
        await api.GetAsync("shijian-clerk1", "/api/v1/desk/colleagues");
        await api.PostAsync(Story.Supervisor, "/api/v1/audit/checkpoints");
        foreach (var part in (string[])["", "/events", "/evidence", "/clocks", "/time-split", "/readings", "/who-may-act", "/documents", "/files"])
            await api.GetAsync(Story.Supervisor, $"{at}{part}");
        foreach (var part in (string[])["", "/timeline", "/acts"])
            await api.GetAsync("shijian-clerk1", $"/api/v1/desk/cases/{late}{part}");
        await api.GetAsync(Story.Hall, "/api/v1/cases");
        await api.GetAsync(Story.Supervisor, "/api/v1/events");
    }

    private static async Task DefinitionsAsync(Story story)
    {
        var (api, code) = (story.Api, await story.CodeAsync("校车使用许可注销"));
        var at = $"/api/v1/definitions/{code}";
        var definition = await api.GetAsync("author", at);
        var text = definition["text"]!.ToString().Replace("\nversion: 1\n", "\nversion: 2\n", StringComparison.Ordinal)
            .Replace("effective: 2026-07-01", "effective: 2027-12-01", StringComparison.Ordinal)
            .Replace("  - 校车使用许可持有人\n", "  - 申请人持有有效的校车使用许可\n", StringComparison.Ordinal);
        await api.PostAsync("author", $"{at}/check", new JsonObject { ["text"] = text });
        await api.PostAsync("author", $"/api/v1/definitions/{await story.CodeAsync(Company)}/simulation", new JsonObject
        {
            ["arrivals"] = "6 每日", ["from"] = "2027-01-01", ["to"] = "2027-03-31", ["staff"] = "承办人=1", ["seed"] = 3, ["what_if"] = new JsonArray("承办人+1"),
        });
        var proposed = await api.PostAsync("author", $"{at}/revision", new JsonObject { ["text"] = text, ["note"] = "受理条件写得更明白" });
        await api.PostAsync("publisher", $"{at}/return", new JsonObject { ["hash"] = proposed["hash"]?.DeepClone(), ["reason"] = "请补充依据" });
        proposed = await api.PostAsync("author", $"{at}/revision", new JsonObject { ["text"] = text, ["note"] = "受理条件写得更明白，依据已补充" });
        JsonObject Hash() => new() { ["hash"] = proposed["hash"]?.DeepClone() };
        await api.PostAsync("publisher", $"{at}/review", Hash());
        await api.PostAsync("publisher", $"{at}/publication", Hash());
        await api.PostAsync("author", $"{at}/rollback", new JsonObject { ["version"] = 1, ["note"] = "恢复第一版" });
        await api.PostAsync("author", $"/api/v1/definitions/{await story.CodeAsync("计量纠纷仲裁检定与调解")}/retirement", new JsonObject { ["on"] = "2027-12-31", ["basis"] = "《计量纠纷处理办法》修订", ["note"] = "事项取消" });
        foreach (var path in (string[])["definitions/schema", "definitions/revisions", $"definitions/{code}/versions", $"definitions/{code}/versions/1", "calendar/editions", "calendar/preview", "calendar/years/2026"])
            await api.GetAsync("author", $"/api/v1/{path}");
    }

    private static async Task AccountsAsync(Story story)
    {
        var api = story.Api;
        const string User = "chen.jing";
        await api.PostAsync(null, "/api/v1/sign-in", new JsonObject { ["user"] = "window2", ["password"] = "wfgov-demo" });
        await api.PostAsync(null, "/api/v1/session", new JsonObject { ["user"] = "window2", ["password"] = "wfgov-demo" });
        var given = await api.PostAsync("admin", "/api/v1/accounts", new JsonObject { ["user"] = User, ["name"] = "陈静", ["office"] = "综合窗口", ["roles"] = new JsonArray("窗口受理") });
        await api.PostAsync(null, "/api/v1/password", new JsonObject { ["user"] = User, ["current"] = given["password"]?.DeepClone(), ["wanted"] = "paper crane window 71" });
        var bare = new JsonObject { ["user"] = User, ["password"] = "paper crane window 71" };
        var device = await api.PostAsync(null, "/api/v1/second-factor", bare.DeepClone());
        bare["code"] = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(device["secret"]?.ToString() ?? string.Empty)).ComputeTotp();
        await api.PostAsync(null, "/api/v1/second-factor/confirmation", bare);
        await api.SendAsync("admin", HttpMethod.Delete, $"/api/v1/accounts/{User}/second-factor", null);
        await api.SendAsync("admin", HttpMethod.Patch, $"/api/v1/accounts/{User}", new JsonObject { ["disabled"] = true });
        await api.PostAsync("admin", $"/api/v1/accounts/{User}/password");
        await api.SendAsync("admin", HttpMethod.Delete, $"/api/v1/accounts/{User}/sessions", null);
        var key = await api.PostAsync("admin", "/api/v1/api-keys", new JsonObject { ["system"] = "热线", ["office"] = "网上办事大厅", ["scopes"] = new JsonArray("items:read", "cases:read"), ["days"] = 90 });
        await api.PostAsync("admin", $"/api/v1/api-keys/{key["key"]?["id"]}/rotation", new JsonObject { ["overlap_hours"] = 24 });
        foreach (var path in (string[])["accounts", "api-keys", "routes"])
            await api.GetAsync("admin", $"/api/v1/{path}");
        foreach (var path in (string[])["me", "today", "sessions", "welcome", "session", "sandbox/clock"])
            await api.GetAsync("window1", $"/api/v1/{path}");
        foreach (var path in (string[])["session", "sessions"])
        {
            await api.SendAsync(Story.Desk, HttpMethod.Delete, $"/api/v1/{path}", null);
            api.Forget(Story.Desk);
        }

        await api.GetAsync(Story.Supervisor, "/api/v1/demo/clock");
        await api.PostAsync(Story.Supervisor, "/api/v1/demo/clock", new JsonObject { ["hours"] = 1 });
    }

    private static async Task WebhooksAsync(Story story)
    {
        var api = story.Api;
        await api.GetAsync(Story.Hall, "/api/v1/webhooks/types");
        var made = await api.PostAsync(Story.Hall, "/api/v1/webhooks", new JsonObject { ["address"] = "http://127.0.0.1:1/hooks", ["name"] = "网厅", ["types"] = new JsonArray("case.received", "case.accepted") });
        var at = $"/api/v1/webhooks/{made["webhook"]?["id"]}";
        await api.PostAsync(Story.Hall, $"{at}/test");
        await api.PostAsync(Story.Hall, $"{at}/secret", new JsonObject { ["overlap_hours"] = 24 });
        await api.PostAsync(Story.Hall, $"{at}/deactivation");
        await api.PostAsync(Story.Hall, $"{at}/activation");
        await api.PostAsync(Story.Hall, $"{at}/replay", new JsonObject());
        await api.GetAsync(Story.Hall, "/api/v1/webhooks");
        await api.GetAsync(Story.Hall, at);
        await story.ReceivedAsync(Company);
        var deliveries = await TraceTests.UntilAsync(() => api.GetAsync(Story.Hall, $"{at}/deliveries"), d => d is JsonArray { Count: > 0 });
        await api.GetAsync(Story.Hall, $"{at}/deliveries/{deliveries[0]!["id"]}");
        await api.SendAsync(Story.Hall, HttpMethod.Delete, at, null);
    }

    private static async Task ReadingAsync(Story story)
    {
        var (api, code) = (story.Api, await story.CodeAsync(Company));
        foreach (var path in (string[])["stages", "points", "bundles", "catalogue.json", $"{code}", $"{code}/guide", $"{code}/kit", $"{code}/contract-tests"])
            await api.GetAsync(Story.Hall, $"/api/v1/items/{path}");
        await api.GetAsync("author", "/health/ready");
        await api.GetAsync("author", "/health/live");
        var number = await story.AcceptedAsync(Company);
        var issued = await api.PostAsync(Story.Window, $"/api/v1/cases/{number}/documents", new JsonObject { ["kind"] = "acceptance-notice" });
        if (issued["number"] is not null)
            await api.GetAsync(Story.Hall, $"/api/v1/documents/verification?number={Uri.EscapeDataString($"{issued["number"]}")}&code={issued["code"]}");
    }
}
