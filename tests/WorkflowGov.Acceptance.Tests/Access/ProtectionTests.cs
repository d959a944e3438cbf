using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>What keeps cases, people and the server itself from harm.</summary>
public sealed class ProtectionTests(ProviderAndServer both) : IClassFixture<ProviderAndServer>
{
    private readonly RunningServer server = both.Server;

    [Fact]
    public async Task Case_OfOthers_IsReadByNobodyElseAndEveryLookIsKept()
    {
        var (_, started) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = started!["number"]!.ToString();

        foreach (var path in (string[])[$"cases/{number}", $"cases/{number}/events", $"cases/{number}/clocks", $"cases/{number}/documents", $"desk/cases/{number}", $"desk/cases/{number}/timeline"])
        {
            (await StatusAsync("weijian-clerk1", path)).ShouldBe((HttpStatusCode.Forbidden, "WG5531"), path);
            (await StatusAsync("web-hall", path)).Status.ShouldBe(HttpStatusCode.OK, path);
            (await StatusAsync("shijian-clerk1", path)).Status.ShouldBe(HttpStatusCode.OK, path);
            (await StatusAsync("supervisor", path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        (await StatusAsync("admin", $"cases/{number}")).Status.ShouldBe(HttpStatusCode.Forbidden, "administrators keep accounts, they read no cases");
        (await StatusAsync("weijian-clerk1", $"cases/{number[..^4]}9999")).Status.ShouldBe(HttpStatusCode.NotFound);
        var looks = (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/readings")).AsArray();
        looks.Count(l => !l!["allowed"]!.GetValue<bool>() && l["user"]!.ToString() == "weijian-clerk1").ShouldBe(6);
        looks.Count(l => l!["user"]!.ToString() == "shijian-clerk1").ShouldBe(1, "the same reader is kept once in five minutes");
    }

    [Theory]
    [InlineData("/api/v1/welcome", "default-src 'none'")]
    [InlineData("/docs", "frame-ancestors 'none'")]
    [InlineData("/nowhere", "frame-ancestors 'none'")]
    public async Task Answer_Any_TellsTheBrowserWhatItMayNotDo(string path, string policy)
    {
        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));

        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("Permissions-Policy").ShouldHaveSingleItem();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain(policy);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("this one is reached by http on this machine");
    }

    [Fact]
    public async Task Client_ThatSendsTooMuch_WaitsAndNobodyElseDoes()
    {
        var refused = 0;
        await server.GetAsync("counter1", "/api/v1/me");
        for (var sent = 0; sent < 2_000 && refused == 0; sent++)
        {
            var (status, code) = await StatusAsync("counter1", "today");
            refused += status == HttpStatusCode.TooManyRequests && code == "WG6104" ? 1 : 0;
        }

        refused.ShouldBe(1);
        (await StatusAsync("window1", "today")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Log_OfARun_HoldsNoPasswordKeyTokenOrIdentityNumber()
    {
        using var browser = new Browsing(server);
        await browser.SignInAsync("window2", "a-password-mistyped-77");
        await browser.SignInAsync("a-password-typed-as-name-88", "x");
        await browser.SignInAsync("window2", "wfgov-demo");
        var (_, made) = await server.PostAsync("admin", "/api/v1/api-keys", new JsonObject { ["system"] = "日志", ["office"] = "网上办事大厅", ["scopes"] = new JsonArray("cases:read") });
        var key = made!["text"]!.ToString();
        var token = await both.Provider.TokenForAsync("online-hall", "cases:read");
        foreach (var sent in (string[])[key, token, $"{key}x", $"{token}x"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/cases") { Headers = { Authorization = new("Bearer", sent) } };
            using var answer = await server.Http.SendAsync(request);
        }

        var applied = await Requests.CompanyAsync(server);
        await server.PostAsync("web-hall", "/api/v1/cases", applied);

        string[] secrets = ["a-password-mistyped-77", "a-password-typed-as-name-88", key, key[^20..], token, token[^40..], server.TokenOf("admin"), applied["applicant"]!["identifier"]!.ToString(), IdentityProvider.ClientSecret];
        secrets.Where(s => server.Said.Contains(s, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private async Task<(HttpStatusCode Status, string? Code)> StatusAsync(string user, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}") { Headers = { Authorization = new("Bearer", await TokenAsync(user)) } };
        using var answer = await server.Http.SendAsync(request);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.ToString());
    }

    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    private async Task<string> TokenAsync(string user)
    {
        if (!tokens.TryGetValue(user, out var token))
        {
            using var answer = await server.Http.PostAsync(
                new Uri("/api/v1/sign-in", UriKind.Relative),
                new StringContent($$"""{"user":"{{user}}","password":"wfgov-demo"}""", System.Text.Encoding.UTF8, "application/json"));
            tokens[user] = token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.ToString();
        }

        return token;
    }
}
