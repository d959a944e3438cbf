using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FirstCase;

/// <summary>A window system's view of the server: signs people in, sends commands, prints what came of them.</summary>
internal sealed class Hall(string address) : IDisposable
{
    private const string Password = "wfgov-demo";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Received"] = "收件", ["Correcting"] = "待补正", ["InReview"] = "在办", ["Suspended"] = "挂起", ["Decided"] = "已决定",
        ["Delivered"] = "办结", ["Declined"] = "不予受理", ["Lapsed"] = "退件", ["Withdrawn"] = "撤回",
    };

    private readonly HttpClient http = new() { BaseAddress = new Uri(address) };
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public void Dispose() => http.Dispose();

    public static void Title(string text) => Console.WriteLine($"\n── {text} {new string('─', Math.Max(4, 60 - text.Length))}");

    /// <summary>The item's code by its name: an integrator looks it up, never types it.</summary>
    public async Task<JsonNode> ItemAsync(string name)
    {
        var items = await GetAsync("web-hall", "/api/v1/items");
        var found = items.AsArray().First(i => i!["name"]!.GetValue<string>() == name)!;
        return await GetAsync("web-hall", $"/api/v1/items/{found["code"]}");
    }

    /// <summary>Starts a case with one POST; gives its number.</summary>
    public async Task<string> StartAsync(JsonNode item, string kind, string applicant, JsonObject form, params string[] leftOut)
    {
        var materials = item["materials"]!.AsArray()
            .Where(m => m!["needed_when"] is null && !leftOut.Contains(m["key"]!.GetValue<string>()))
            .Select(m => (JsonNode)new JsonObject { ["key"] = m!["key"]!.DeepClone(), ["form"] = m["form"]!.DeepClone(), ["reference"] = string.Empty });
        var started = await SendAsync("web-hall", "收件", "/api/v1/cases", new JsonObject
        {
            ["item"] = item["code"]!.DeepClone(),
            ["applicant"] = new JsonObject { ["kind"] = kind, ["name"] = applicant, ["identifier"] = kind == "NaturalPerson" ? "11010519491231002X" : "91440300MA5FA1234N", ["phone"] = "13800138000" },
            ["form"] = form,
            ["materials"] = new JsonArray([.. materials]),
            ["channel"] = "Web",
        });
        return started!["number"]!.GetValue<string>();
    }

    /// <summary>Finishes a step; every criterion gets the same answer.</summary>
    public async Task CompleteAsync(
        string user, string number, string step, string outcome, bool met = true, string opinion = "", string[]? with = null, string? reference = null,
        string? returnedFor = null)
    {
        var (title, findings) = await CriteriaAsync(user, number, step, met);
        await SendAsync(user, $"{title}：{outcome}", $"/api/v1/cases/{number}/steps/{step}/completion", new JsonObject
        {
            ["outcome"] = outcome,
            ["findings"] = findings,
            ["opinion"] = opinion,
            ["with"] = new JsonArray([.. (with ?? []).Select(w => (JsonNode)w)]),
            ["reference"] = reference,
            ["returned_for"] = returnedFor is null ? null : new JsonObject { ["reason"] = returnedFor },
            ["site"] = step == "inspect" ? await VisitAsync(user) : null,
        });
    }

    /// <summary>受理: every acceptance standard of what was handed in answered.</summary>
    public async Task AcceptAsync(string user, string number, string what = "受理")
    {
        var page = await GetAsync(user, $"/api/v1/desk/cases/{number}");
        var checks = page["materials"]!.AsArray().Where(m => m!["handed_in"] is not null).SelectMany(
            m => m!["accept_if"]!.AsArray(),
            (m, standard) => (JsonNode)new JsonObject { ["material"] = m!["key"]!.DeepClone(), ["standard"] = standard!.DeepClone(), ["met"] = true });
        await SendAsync(user, what, $"/api/v1/cases/{number}/acceptance", new JsonObject { ["checks"] = new JsonArray([.. checks]) });
    }

    /// <summary>送达 by courier: sent, then the 送达回证 with who received it and when.</summary>
    public async Task DeliverAsync(string user, string number, string receipt, string receiver)
    {
        var step = $"/api/v1/cases/{number}/steps/deliver";
        await SendAsync(user, "邮寄", $"{step}/courier", new JsonObject { ["carrier"] = "EMS", ["tracking"] = "1234567890123" });
        await SendAsync(user, "送达", $"{step}/service", new JsonObject
        {
            ["number"] = receipt,
            ["way"] = "Courier",
            ["receiver"] = receiver,
            ["document"] = null,
            ["identifier"] = null,
            ["served_on"] = (await GetAsync(user, "/api/v1/today"))["date"]!.DeepClone(),
        });
    }

    /// <summary>核查笔录 of a visit today.</summary>
    private async Task<JsonObject> VisitAsync(string user) => new()
    {
        ["at"] = $"{(await GetAsync(user, "/api/v1/today"))["date"]}T00:00:00",
        ["place"] = "经营场所",
        ["findings"] = "三防设施、布局和面积逐项核对",
        ["number"] = "深市监宝核〔2026〕1号",
        ["party"] = "法定代表人签名",
        ["photos"] = new JsonArray(new JsonObject { ["reference"] = "现场.jpg", ["sha256"] = new string('a', 64) }),
    };

    /// <summary>Enters the signed ballot of an expert who is no staff.</summary>
    public async Task VoteAsync(string user, string number, string step, string outcome, string expert)
    {
        var (title, findings) = await CriteriaAsync(user, number, step, true);
        await SendAsync(user, $"{title}，{expert}：{outcome}", $"/api/v1/cases/{number}/steps/{step}/signatures", new JsonObject
        {
            ["outcome"] = outcome,
            ["findings"] = findings,
            ["no_conflict"] = true,
            ["member"] = expert,
            ["reference"] = $"{expert}评审意见表",
        });
    }

    private async Task<(string Title, JsonArray Findings)> CriteriaAsync(string user, string number, string step, bool met)
    {
        var shown = await GetAsync(user, $"/api/v1/cases/{number}");
        var open = shown["open_steps"]!.AsArray().FirstOrDefault(s => s!["step"]!.GetValue<string>() == step);
        var findings = open?["criteria"]!.AsArray().Select(c => (JsonNode)new JsonObject { ["criterion"] = c!.DeepClone(), ["met"] = met }) ?? [];
        return (open?["title"]!.GetValue<string>() ?? step, new JsonArray([.. findings]));
    }

    /// <summary>Sends a command and prints one line: who, what, and what came of it.</summary>
    public async Task<JsonNode?> SendAsync(string user, string what, string path, JsonObject? body = null)
    {
        using var request = await RequestAsync(HttpMethod.Post, user, path);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = new StringContent((body ?? []).ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        if (response.IsSuccessStatusCode)
            Console.WriteLine($"  ✔ {user,-20} {what}　→ {Standing(answer!)}");
        else
            Console.WriteLine($"  ✘ {user,-20} {what}　→ 被拒 {answer!["code"]}：{answer["title"]}");
        return answer;
    }

    public async Task<JsonNode> GetAsync(string user, string path)
    {
        using var request = await RequestAsync(HttpMethod.Get, user, path);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static string Standing(JsonNode answer)
    {
        if (answer["open_steps"] is not JsonArray open)
            return "好";
        var steps = open.Count == 0 ? "无待办" : "待办：" + string.Join("、", open.Select(s => s!["title"]!.GetValue<string>()));
        return $"{Words[answer["status"]!.GetValue<string>()]}；{steps}";
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string user, string path)
    {
        if (!tokens.TryGetValue(user, out var token))
        {
            using var signedIn = await http.PostAsJsonAsync("/api/v1/sign-in", new { user, password = Password });
            signedIn.EnsureSuccessStatusCode();
            token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
            tokens[user] = token;
        }

        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
