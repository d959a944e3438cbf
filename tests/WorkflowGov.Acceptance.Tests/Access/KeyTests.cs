using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>Keys of systems over HTTP.</summary>
public sealed class KeyTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Key_OfASystem_CallsWhatItsScopesCoverUntilReplacedAndRevoked()
    {
        var (id, key) = await MakeAsync("cases:read", "cases:write", "items:read");

        (await AsAsync(key, HttpMethod.Get, "/api/v1/me")).Body!["user"]!.ToString().ShouldBe("system:线上大厅");
        (await AsAsync(key, HttpMethod.Get, "/api/v1/events")).Body!["code"]!.ToString().ShouldBe("WG6106");
        (await AsAsync(key, HttpMethod.Get, "/api/v1/api-keys")).Body!["code"]!.ToString().ShouldBe("WG6106");
        var (started, summary) = await AsAsync(key, HttpMethod.Post, "/api/v1/cases", await Requests.CompanyAsync(server));
        started.ShouldBe(HttpStatusCode.Created);
        (await AsAsync(key, HttpMethod.Get, $"/api/v1/cases/{summary!["number"]}")).Status.ShouldBe(HttpStatusCode.OK);

        var (_, next) = await server.PostAsync("admin", $"/api/v1/api-keys/{id}/rotation", new JsonObject { ["overlap_hours"] = 1 });
        var successor = next!["text"]!.ToString();
        (await AsAsync(key, HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.OK, "both stand while one replaces the other");
        (await AsAsync(successor, HttpMethod.Get, "/api/v1/me")).Body!["user"]!.ToString().ShouldBe("system:线上大厅");

        using var revoking = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/api-keys/{id}") { Headers = { Authorization = new("Bearer", server.TokenOf("admin")) } };
        (await server.Http.SendAsync(revoking)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AsAsync(key, HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await AsAsync(successor[..^1] + (successor[^1] == 'A' ? 'B' : 'A'), HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var listed = (await server.GetAsync("admin", "/api/v1/api-keys")).ToJsonString();
        listed.ShouldContain("last_used_at");
        listed.ShouldNotContain(key[^20..]);
    }

    [Theory]
    [InlineData("window1", "cases:read", "WG6110")]
    [InlineData("admin", "everything", "WG6132")]
    public async Task Key_AskedForWrongly_IsNotMade(string user, string scope, string code)
    {
        var wish = new JsonObject { ["system"] = "某系统", ["office"] = "网上办事大厅", ["scopes"] = new JsonArray(scope) };

        (await server.PostAsync(user, "/api/v1/api-keys", wish)).Body!["code"]!.ToString().ShouldBe(code);
    }

    private async Task<(string Id, string Text)> MakeAsync(params string[] scopes)
    {
        var wish = new JsonObject { ["system"] = "线上大厅", ["office"] = "网上办事大厅", ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]) };
        var (status, made) = await server.PostAsync("admin", "/api/v1/api-keys", wish);
        status.ShouldBe(HttpStatusCode.Created, made?.ToJsonString());
        return (made!["key"]!["id"]!.ToString(), made["text"]!.ToString());
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> AsAsync(string key, HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new("Bearer", key) } };
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }
}
