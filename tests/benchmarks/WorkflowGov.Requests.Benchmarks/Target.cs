using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WorkflowGov.Requests.Benchmarks;

/// <summary>A question that is asked again and again.</summary>
/// <param name="Kind">What it needs.</param>
/// <param name="Name">What is asked.</param>
/// <param name="Paths">Where, and behind a blank what is posted there; the connections share them out.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="Status">The answer's status.</param>
internal sealed record Target(Need Kind, string Name, string[] Paths, string Headers, int Status)
{
    /// <summary>Questions to a server with its demo accounts, about cases that are handed in for it: one for each asker.</summary>
    public static async Task<List<Target>> OfAsync(int port, int askers)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var signedIn = await PostAsync(http, "/api/v1/sign-in", new JsonObject { ["user"] = "web-hall", ["password"] = "wfgov-demo" });
        var token = signedIn["access_token"]!.ToString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var items = (await http.GetFromJsonAsync<JsonArray>("/api/v1/items"))!;
        var code = items.First(i => i!["name"]!.ToString() == "公司设立登记")!["code"]!.ToString();
        var kit = (await http.GetFromJsonAsync<JsonObject>($"/api/v1/items/{code}/kit"))!;
        var (cases, progress) = (new List<string>(), new List<string>());
        for (var n = 0; n < askers; n++)
        {
            var number = (await PostAsync(http, "/api/v1/cases", kit["example"]!.DeepClone()))["number"]!.ToString();
            var receipt = await PostAsync(http, $"/api/v1/cases/{number}/receipt", new JsonObject());
            cases.Add($"/api/v1/cases/{number}");
            progress.Add($"/api/v1/progress {new JsonObject { ["number"] = receipt["query_number"]!.DeepClone(), ["password"] = receipt["password"]!.DeepClone() }.ToJsonString()}");
        }

        var bearer = $"Authorization: Bearer {token}\r\n";
        async Task<string> IfNoneMatchAsync(string path)
        {
            using var answer = await http.GetAsync(path);
            return $"{bearer}If-None-Match: {answer.Headers.ETag}\r\n";
        }

        return
        [
            new Target(Need.Memory, "health/live", ["/health/live"], string.Empty, 200),
            new Target(Need.Memory, "health/ready", ["/health/ready"], string.Empty, 200),
            new Target(Need.Memory, "item", [$"/api/v1/items/{code}"], bearer, 200),
            new Target(Need.Memory, "item, 304", [$"/api/v1/items/{code}"], await IfNoneMatchAsync($"/api/v1/items/{code}"), 304),
            new Target(Need.Memory, "item kit", [$"/api/v1/items/{code}/kit"], bearer, 200),
            new Target(Need.Memory, "item kit, 304", [$"/api/v1/items/{code}/kit"], await IfNoneMatchAsync($"/api/v1/items/{code}/kit"), 304),
            new Target(Need.Database, "case", [.. cases], bearer, 200),
            new Target(Need.Database, "case, 304", [.. cases], await IfNoneMatchAsync(cases[0]), 304),
            new Target(Need.Database, "progress", [.. progress], string.Empty, 200),
        ];
    }

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, JsonNode body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
