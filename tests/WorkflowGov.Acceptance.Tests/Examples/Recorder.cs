using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowGov.Acceptance.Tests.Examples;

/// <summary>Sends requests as people and systems do, and keeps the first of each operation that was carried out, with its answer.</summary>
internal sealed partial class Recorder(RunningServer server, ApiDescription document)
{
    private const int EntriesMax = 2;
    private const int LettersMax = 600;
    private const string Kept = "（此处略 left out）";

    private static readonly HashSet<string> Secrets = ["access_token", "refresh_token", "csrf", "password", "current", "wanted", "secret"];

    private readonly List<(DescribedOperation Operation, Regex Address)> places = [.. document.Operations.Select(o => (o, AddressOf(o.Path)))];

    /// <summary>What was carried out: by operation, its request (if it has one) and answers.</summary>
    public SortedDictionary<string, JsonObject> Recorded { get; } = new(StringComparer.Ordinal);

    /// <summary>What was refused though it should not have been.</summary>
    public List<string> Refused { get; } = [];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder { get; }

    public Task<JsonNode> GetAsync(string user, string path) => SendAsync(user, HttpMethod.Get, path, null);

    public Task<JsonNode> PostAsync(string? user, string path, JsonNode? body = null) => SendAsync(user, HttpMethod.Post, path, body);

    /// <summary>Somebody who signed out signs in anew.</summary>
    public void Forget(string user) => server.Forget(user);

    /// <summary>Sends and records; the answer, empty when there is none.</summary>
    public Task<JsonNode> SendAsync(string? user, HttpMethod method, string path, JsonNode? body) =>
        SendAsync(user, method, path, body, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>Sends what is no JSON; only the answer is recorded.</summary>
    public Task<JsonNode> SendAsync(string user, HttpMethod method, string path, byte[] content, string type, params (string Name, string Value)[] headers)
    {
        var sent = new ByteArrayContent(content);
        sent.Headers.ContentType = new MediaTypeHeaderValue(type);
        return SendAsync(user, method, path, null, sent, headers);
    }

    /// <summary>A file.</summary>
    public async Task<byte[]> FileAsync(string user, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", await server.SignedInAsync(user)) } };
        using var answer = await server.Http.SendAsync(request);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<JsonNode> SendAsync(string? user, HttpMethod method, string path, JsonNode? body, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (user is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await server.SignedInAsync(user));
        foreach (var (header, given) in headers)
            request.Headers.Add(header, given);
        // Whoever is not signed in keeps no cookie either.
        using var stranger = user is null ? new HttpClient { BaseAddress = server.Http.BaseAddress } : null;
        using var answer = await (stranger ?? server.Http).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var operation = places.Where(p => p.Operation.Method == method.Method && p.Address.IsMatch(Uri.UnescapeDataString(path.Split('?')[0])))
            .Select(p => p.Operation).MinBy(o => o.Path.Count(c => c == '{'));
        if (!answer.IsSuccessStatusCode || operation is null)
        {
            Refused.Add($"{user} {method} {path} {body?.ToJsonString()} → {(int)answer.StatusCode} {text}");
            return new JsonObject();
        }

        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        var value = isJson && text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
        Keep(operation, body, (int)answer.StatusCode, isJson ? value : null);
        return value;
    }

    /// <summary>Whether each member of one is in the other: what was recorded is still what is sent.</summary>
    public static string ShapeOf(JsonNode? value) => value switch
    {
        JsonObject members => $"{{{string.Join(',', members.Where(m => m.Value is not null).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}:{ShapeOf(m.Value)}"))}}}",
        JsonArray entries => $"[{(entries.Count > 0 ? ShapeOf(entries[0]) : string.Empty)}]",
        _ => ".",
    };

    private void Keep(DescribedOperation operation, JsonNode? request, int status, JsonNode? answer)
    {
        if (!Recorded.TryGetValue(operation.Id, out var known))
            Recorded[operation.Id] = known = new JsonObject { ["answers"] = new JsonObject() };
        if (request is not null && !known.ContainsKey("request"))
            known["request"] = Shown(request, "request", operation.Id);
        if (answer is not null && known["answers"]![$"{status}"] is null)
            known["answers"]![$"{status}"] = Shown(answer, "answer", operation.Id);
    }

    /// <summary>Short enough to read, without secrets and without this machine.</summary>
    private JsonNode? Shown(JsonNode? value, string name, string operation) => value switch
    {
        // What a JSON Schema refers to would be looked for in the document around it: its head is enough.
        JsonObject schema when operation == "getDefinitionSchema" => new JsonObject(schema.Where(m => m.Value is not JsonObject).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))),
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value is JsonValue told && told.TryGetValue<string>(out _) && IsSecret(m.Key, operation) ? JsonValue.Create("…") : Shown(m.Value, m.Key, operation)))),
        JsonArray entries => new JsonArray([.. entries.Take(name is "request" or "materials" or "findings" or "checks" or "members" ? 9 : EntriesMax).Select(e => Shown(e, name, operation))]),
        JsonValue text when text.TryGetValue<string>(out var words) => JsonValue.Create(Short(Elsewhere(words))),
        _ => value?.DeepClone(),
    };

    private string Elsewhere(string words) => words.Replace(server.Address, "https://spb.example.cn", StringComparison.Ordinal)
        .Replace("http://127.0.0.1:1/", "https://hall.example.cn/", StringComparison.Ordinal).Replace("127.0.0.1", "10.20.30.40", StringComparison.Ordinal);

    private static string Short(string words) => words.Length > LettersMax ? words[..LettersMax] + Kept : words;

    private static bool IsSecret(string name, string operation) =>
        Secrets.Contains(name) || (name == "text" && operation is "createApiKey" or "rotateApiKey") || (name is "address" or "picture" && operation == "beginSecondFactor");

    private static Regex AddressOf(string template) => new($"^{Placeholder.Replace(Regex.Escape(template).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+")}$");
}
