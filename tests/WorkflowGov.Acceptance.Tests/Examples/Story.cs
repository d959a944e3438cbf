using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Examples;

/// <summary>What the parts of the story share: a case from receipt to any step, told in the words of the API.</summary>
internal sealed class Story(Recorder api)
{
    public const string Supervisor = "supervisor";
    public const string Hall = "web-hall";
    public const string Window = "window1";
    public const string Desk = "counter1";

    private readonly Dictionary<string, JsonNode> kits = new(StringComparer.Ordinal);
    private JsonArray? items;

    public Recorder Api => api;

    /// <summary>业务办理项编码 by name.</summary>
    public async Task<string> CodeAsync(string name) =>
        (items ??= (await api.GetAsync(Hall, "/api/v1/items")).AsArray()).First(i => i!["name"]!.ToString() == name)!["code"]!.ToString();

    /// <summary>The kit's example, which is received as it is.</summary>
    public async Task<JsonObject> ApplicationAsync(string item)
    {
        var code = await CodeAsync(item);
        if (!kits.TryGetValue(code, out var kit))
            kits[code] = kit = await api.GetAsync(Hall, $"/api/v1/items/{code}/kit");
        return kit["example"]!.DeepClone().AsObject();
    }

    public async Task<string> ReceivedAsync(string item, Action<JsonObject>? change = null)
    {
        var application = await ApplicationAsync(item);
        change?.Invoke(application);
        return (await api.PostAsync(Hall, "/api/v1/cases", application))["number"]?.ToString() ?? "-";
    }

    public async Task<string> AcceptedAsync(string item)
    {
        var number = await ReceivedAsync(item);
        await api.PostAsync(Window, $"/api/v1/cases/{number}/acceptance", new JsonObject { ["checks"] = await ChecksAsync(number) });
        return number;
    }

    /// <summary>Every acceptance standard answered with yes.</summary>
    public async Task<JsonArray> ChecksAsync(string number) =>
        [.. ((await api.GetAsync(Window, $"/api/v1/desk/cases/{number}"))["materials"]?.AsArray() ?? []).Where(m => m!["handed_in"] is not null).SelectMany(
            m => m!["accept_if"]!.AsArray(),
            (m, s) => (JsonNode)new JsonObject { ["material"] = m!["key"]!.DeepClone(), ["standard"] = s!.DeepClone(), ["met"] = true })];

    public Task<JsonNode> StepAsync(string user, string number, string step, string act, JsonNode? body = null) =>
        api.PostAsync(user, $"/api/v1/cases/{number}/steps/{step}/{act}", body);

    public Task<JsonNode> ActAsync(string user, string number, string act, JsonNode? body = null) => api.PostAsync(user, $"/api/v1/cases/{number}/{act}", body);

    /// <summary>Who may do an open step: the first, and further ones.</summary>
    public async Task<string[]> MayAsync(string number, string step) =>
        [.. (await api.GetAsync(Supervisor, $"/api/v1/cases/{number}/who-may-act")).AsArray().Where(s => s!["step"]!.ToString() == step)
            .SelectMany(s => s!["may"]!.AsArray()).Select(m => m!["user"]!.ToString())];

    /// <summary>Answers to every criterion of an open step.</summary>
    public async Task<JsonArray> FindingsAsync(string number, string step, bool met = true) =>
        [.. ((await api.GetAsync(Supervisor, $"/api/v1/cases/{number}"))["open_steps"]?.AsArray() ?? []).Where(s => s!["step"]!.ToString() == step)
            .SelectMany(s => s!["criteria"]!.AsArray()).Select(c => (JsonNode)new JsonObject { ["criterion"] = c!.DeepClone(), ["met"] = met })];

    /// <summary>Finishes an open step by whoever may, so that the case goes on, or against the applicant.</summary>
    public async Task FinishAsync(string number, string step, bool met = true)
    {
        var user = (await MayAsync(number, step)).FirstOrDefault() ?? Window;
        var asked = ((await api.GetAsync(user, $"/api/v1/desk/cases/{number}"))["asked"]?.AsArray() ?? []).FirstOrDefault(a => a!["step"]!.ToString() == step);
        var outcome = asked?["outcomes"]!.AsArray().FirstOrDefault(o => o!["effect"]!.ToString() == (met ? "GoesOn" : "Refuses"))?["label"]!.ToString() ?? "-";
        var body = new JsonObject { ["outcome"] = outcome, ["findings"] = await FindingsAsync(number, step, met), ["opinion"] = met ? "符合规定" : "不符合规定条件" };
        if (step is "issue")
            body["reference"] = "深宝证〔2026〕12号";
        await StepAsync(user, number, step, "completion", body);
    }

    /// <summary>A case of 公司设立登记 with its result ready to be handed over.</summary>
    public async Task<string> DeliverableAsync(string item)
    {
        var number = await AcceptedAsync(item);
        await FinishAsync(number, "review");
        await FinishAsync(number, "decide");
        await FinishAsync(number, "issue");
        return number;
    }

    public async Task<string> TodayAsync() => (await api.GetAsync(Hall, "/api/v1/today"))["date"]?.ToString() ?? "2026-12-01";

    public static JsonObject Reason(string words) => new() { ["reason"] = words };
}
