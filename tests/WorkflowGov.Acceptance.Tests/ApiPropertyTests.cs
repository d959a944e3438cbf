using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>
/// Every operation of the document, asked rightly and wrongly by every role and by systems: never a 500; every answer is
/// one that the document describes, by status, content type, schema and rule; what fits the schema of a request can be
/// read, and what does not is never carried out. One round with the same chances each time, and with other chances as
/// many as WFGOV_API says (<c>-explicit only</c>).
/// </summary>
[Collection(DescribedServer.Name)]
public sealed class ApiPropertyTests(SandboxServer shared)
{
    /// <summary>Streams without an end, and what would move the ground under all others.</summary>
    private static readonly string[] LeftOut = ["followDesk", "moveDemoClock", "moveSandboxClock", "isReady", "isLive"];

    private readonly RunningServer server = shared.Running;
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    [Fact]
    public Task Operations_AskedOnceRightlyAndWrongly_AnswerAsDocumented() => AskAllAsync(1, 20261125);

    [Fact(Explicit = true)]
    public Task Operations_AskedInAnyWay_AnswerAsDocumented() =>
        AskAllAsync(int.TryParse(Environment.GetEnvironmentVariable("WFGOV_API"), CultureInfo.InvariantCulture, out var given) ? given : 1, (ulong)Stopwatch.GetTimestamp());

    private async Task AskAllAsync(int rounds, ulong seed)
    {
        var document = await ApiDescription.OfAsync(server);
        await MakeKeysAsync();
        var made = new RequestGen(document, await RealAsync());
        var wrong = new List<string>();
        var statuses = new SortedDictionary<int, int>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (operation, place) in document.Operations.Where(o => !LeftOut.Contains(o.Id)).Select((o, i) => (o, i)))
            {
                var request = made.Of(operation).Generate(new PCG((uint)place, seed + (ulong)round), null, out _);
                var (status, complaint) = await AskAsync(document, operation, request);
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                if (complaint.Length > 0)
                    wrong.Add($"{operation} as {request.User}: {request.Path}\n  {request.ContentType} {Short(request.Body)}\n  → {status} {complaint}");
            }
        }

        foreach (var user in RequestGen.Users)
            server.Forget(user);
        TestContext.Current.SendDiagnosticMessage("{0}", string.Join(", ", statuses.Select(s => $"{s.Key}: {s.Value}")));
        wrong.ShouldBeEmpty($"seed {seed}");
        statuses.Keys.ShouldContain(200);
        statuses.Keys.ShouldContain(422);
    }

    private async Task<(int Status, string Complaint)> AskAsync(ApiDescription document, DescribedOperation operation, MadeRequest made)
    {
        using var answer = await SendAsync(operation, made);
        var status = (int)answer.StatusCode;
        var complaint = await WrongWithAsync(document, operation, answer);
        return (status, complaint.Length > 0 ? complaint : Misread(document, operation, made, status, await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Somebody who signed out, or whose sessions were ended, signs in again.</summary>
    private async Task<HttpResponseMessage> SendAsync(DescribedOperation operation, MadeRequest made)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), made.Path);
            if (made.User is { } user)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", keys.TryGetValue(user, out var key) ? key : await server.SignedInAsync(user));
            if (made.Body is { } body)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(made.ContentType);
            }

            var answer = await server.Http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || made.User is null || isAgain)
                return answer;
            answer.Dispose();
            server.Forget(made.User);
        }
    }

    /// <summary>A body that fits its schema was not read, or one that does not was carried out.</summary>
    private static string Misread(ApiDescription document, DescribedOperation operation, MadeRequest made, int status, string answer)
    {
        if (operation.RequestSchema is not { } schema || made.Body is null || made.ContentType != "application/json" || !IsJson(made.Body, out var sent))
            return string.Empty;
        var complaint = document.WrongWith(sent, schema);
        if (complaint.Length == 0)
            return answer.Contains("请求内容读不懂", StringComparison.Ordinal) ? $"cannot read what fits the schema: {Short(answer)}" : string.Empty;
        return status < 300 ? $"was carried out though the request does not fit its schema: {complaint}" : string.Empty;
    }

    /// <summary>Half a character is no text.</summary>
    private static bool IsJson(string text, out JsonNode? value)
    {
        try
        {
            value = JsonNode.Parse(text);
            return !text.Contains("\\ud800", StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private static async Task<string> WrongWithAsync(ApiDescription document, DescribedOperation operation, HttpResponseMessage answer)
    {
        var (status, type, bytes) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
        var text = Encoding.UTF8.GetString(bytes);
        if (status >= 500)
            return $"failed: {Short(text)}";
        if (operation.Answers(status) is not { } content)
            return $"is not documented: {Short(text)}";
        if (bytes.Length == 0)
            return content.Count == 0 || content.ContainsKey("application/x-ndjson") ? string.Empty : "has no body";
        if (type is null || content[type] is not { } described)
            return $"has the content type {type}, documented are {string.Join(", ", content.Select(c => c.Key))}";
        if (!type.EndsWith("json", StringComparison.Ordinal))
            return string.Empty;
        JsonNode? value;
        try
        {
            value = JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            return $"is no JSON: {e.Message}";
        }

        var complaint = described["schema"] is { } schema ? document.WrongWith(value, schema) : string.Empty;
        if (complaint.Length > 0)
            return $"does not fit its schema: {complaint}\n  {Short(text)}";
        var rules = operation.Text["responses"]![$"{status}"]!["x-rule-codes"] as JsonArray;
        return rules is not null && rules.All(r => r!.ToString() != value!["code"]!.ToString()) ? $"is refused by {value!["code"]}, which is not documented: {Short(text)}" : string.Empty;
    }

    /// <summary>What there is, so that requests reach further than the first check.</summary>
    private async Task<Dictionary<string, string[]>> RealAsync()
    {
        List<string> numbers = [];
        for (var i = 0; i < 6; i++)
            numbers.Add((await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server))).Body!["number"]!.ToString());
        foreach (var number in numbers.Take(4))
            await server.AcceptAsync("window1", number);
        var company = (await Requests.CompanyAsync(server))["item"]!.ToString();
        var others = (await server.GetAsync("web-hall", "/api/v1/items")).AsArray().Take(40).Select(i => i!["code"]!.ToString());
        return new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["number"] = [.. numbers], ["code"] = [company, .. others], ["item"] = [company], ["step"] = ["review", "decide", "issue", "deliver"],
            ["key"] = ["application", "articles", "appointments"], ["outcome"] = ["通过", "准予许可", "不予许可", "退回"], ["identifier"] = ["11010519491231002X", "91440300MA5FA1234N"],
            ["to"] = ["shijian-clerk2", "2026-12-31"], ["user"] = ["window2", "shijian-clerk2"], ["of"] = ["shijian-clerk1"], ["by"] = ["shijian-clerk2", "Authority"],
            ["limit"] = ["1", "50", "0", "501", "-3"], ["budget"] = ["10 工作日"], ["announced"] = ["5 工作日", "30 日"], ["commitment"] = ["5 工作日"], ["phone"] = ["13900139000"],
            ["name"] = ["邓雅婷"], ["reason"] = ["出差"], ["point"] = ["宝安区政务服务大厅"], ["holder"] = ["11010519491231002X"], ["kind"] = ["受理通知书", "acceptance"],
        };
    }

    /// <summary>Systems: one that may do all, one that may only read items.</summary>
    private async Task MakeKeysAsync()
    {
        foreach (var (name, scopes) in (ValueTuple<string, string[]>[])[("@all", ["items:read", "cases:read", "cases:write", "events:read", "webhooks:manage"]), ("@items", ["items:read"])])
        {
            var wish = new JsonObject { ["system"] = $"试验{name}", ["office"] = "网上办事大厅", ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]) };
            keys[name] = (await server.PostAsync("admin", "/api/v1/api-keys", wish)).Body!["text"]!.ToString();
        }
    }

    private static string Short(string? text) => text is { Length: > 400 } ? $"{text[..400]}…" : text ?? "no body";
}
