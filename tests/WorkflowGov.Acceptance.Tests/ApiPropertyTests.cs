using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>
/// Every operation of the document, asked rightly and wrongly by every role: never a 500, and every answer is one that
/// the document describes, by status, content type, schema and rule. Run when asked for (<c>-explicit only</c>), each operation as often as
/// WFGOV_API says: what it finds is still to be mended.
/// </summary>
public sealed class ApiPropertyTests(SharedServer shared)
{
    /// <summary>Streams without an end, and what would move the ground under all others.</summary>
    private static readonly string[] LeftOut = ["followDesk", "moveDemoClock", "isReady", "isLive"];

    private readonly RunningServer server = shared.Running;

    [Fact(Explicit = true)]
    public async Task Operations_AskedInAnyWay_AnswerAsDocumented()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("WFGOV_API"), CultureInfo.InvariantCulture, out var given) ? given : 1;
        var seed = (ulong)Stopwatch.GetTimestamp();
        var document = await ApiDescription.OfAsync(server);
        var made = new RequestGen(document, await RealAsync());
        var wrong = new List<string>();
        var statuses = new SortedDictionary<int, int>();
        for (var round = 0; round < runs; round++)
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

        TestContext.Current.SendDiagnosticMessage("{0}", string.Join(", ", statuses.Select(s => $"{s.Key}: {s.Value}")));
        wrong.ShouldBeEmpty($"seed {seed}");
        statuses.Keys.ShouldContain(200);
        statuses.Keys.ShouldContain(422);
    }

    private async Task<(int Status, string Complaint)> AskAsync(ApiDescription document, DescribedOperation operation, MadeRequest made)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), made.Path);
        if (made.User is { } user)
        {
            await SignInAsync(user);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user));
        }

        if (made.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(made.ContentType);
        }

        using var answer = await server.Http.SendAsync(request);
        return ((int)answer.StatusCode, await WrongWithAsync(document, operation, answer));
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
            return content.Count == 0 ? string.Empty : "has no body";
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
            ["to"] = ["shijian-clerk2", "2026-12-31"], ["user"] = ["window1", "shijian-clerk1"], ["of"] = ["shijian-clerk1"], ["by"] = ["shijian-clerk2", "Authority"],
            ["limit"] = ["1", "50", "0", "501", "-3"], ["budget"] = ["10 工作日"], ["announced"] = ["5 工作日", "30 日"], ["commitment"] = ["5 工作日"], ["phone"] = ["13900139000"],
            ["name"] = ["邓雅婷"], ["reason"] = ["出差"], ["point"] = ["宝安区政务服务大厅"], ["holder"] = ["11010519491231002X"], ["kind"] = ["受理通知书", "acceptance"],
        };
    }

    private async Task SignInAsync(string user)
    {
        try
        {
            server.TokenOf(user);
        }
        catch (KeyNotFoundException)
        {
            await server.GetAsync(user, "/api/v1/me");
        }
    }

    private static string Short(string? text) => text is { Length: > 400 } ? $"{text[..400]}…" : text ?? "no body";
}
