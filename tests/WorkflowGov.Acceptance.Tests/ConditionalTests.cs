using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>ETags and pages, as a client uses them.</summary>
[Collection(DescribedServer.Name)]
public sealed partial class ConditionalTests(SandboxServer shared)
{
    private readonly RunningServer server = shared.Running;

    [GeneratedRegex("^<(.+)>; rel=\"next\"$")]
    private static partial Regex Next { get; }

    [Fact]
    public async Task Case_WithTheTagThatWasSeen_IsChangedOnceOnly()
    {
        var number = (await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server))).Body!["number"]!.ToString();
        using var read = await SendAsync(HttpMethod.Get, "window1", $"/api/v1/cases/{number}");
        var seen = read.Headers.ETag!;
        using var unchanged = await SendAsync(HttpMethod.Get, "window1", $"/api/v1/cases/{number}", ("If-None-Match", seen.ToString()));

        using var withdrawn = await SendAsync(HttpMethod.Post, "web-hall", $"/api/v1/cases/{number}/withdrawal", ("If-Match", seen.ToString()));
        using var late = await SendAsync(HttpMethod.Post, "window1", $"/api/v1/cases/{number}/acceptance", ("If-Match", seen.ToString()));
        using var changed = await SendAsync(HttpMethod.Get, "window1", $"/api/v1/cases/{number}", ("If-None-Match", seen.ToString()));

        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK);
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        JsonNode.Parse(await late.Content.ReadAsStringAsync())!["code"]!.ToString().ShouldBe("WG5566");
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(seen);
    }

    [Fact]
    public async Task Draft_WithAnOldTag_IsNotAnswered()
    {
        var (_, draft) = await server.PostAsync("web-hall", "/api/v1/draft-checks", new JsonObject { ["draft"] = await Requests.CompanyAsync(server), ["voluntary"] = true });
        using var read = await SendAsync(HttpMethod.Get, "window1", $"/api/v1/draft-checks/{draft!["id"]}");
        using var unchanged = await SendAsync(HttpMethod.Get, "window1", $"/api/v1/draft-checks/{draft["id"]}", ("If-None-Match", read.Headers.ETag!.ToString()));

        using var first = await SendAsync(HttpMethod.Post, "window1", $"/api/v1/draft-checks/{draft["id"]}/answer", ("If-Match", read.Headers.ETag!.ToString()));
        using var second = await SendAsync(HttpMethod.Post, "window2", $"/api/v1/draft-checks/{draft["id"]}/answer", ("If-Match", read.Headers.ETag!.ToString()));

        (unchanged.StatusCode, first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed));
    }

    [Theory]
    [InlineData("/api/v1/items")]
    [InlineData("/api/v1/items/{0}")]
    [InlineData("/api/v1/items/{0}/guide")]
    [InlineData("/openapi/v1.json")]
    public async Task Definition_ThatTheClientHas_IsNotSentAgain(string address)
    {
        await ApiDescription.OfAsync(server);
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, (await Requests.CompanyAsync(server))["item"]);
        using var read = await SendAsync(HttpMethod.Get, "web-hall", path);

        using var again = await SendAsync(HttpMethod.Get, "web-hall", path, ("If-None-Match", read.Headers.ETag!.ToString()));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/cases?limit=2&status=Received", "number")]
    [InlineData("/api/v1/events?limit=3", "position")]
    public async Task List_FollowedByItsLinks_ShowsEachEntryOnce(string path, string key)
    {
        for (var i = 0; i < 5; i++)
            (await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server))).Status.ShouldBe(HttpStatusCode.Created);
        List<string> seen = [];
        string? next = path;
        for (var pages = 0; next is not null && pages < 200; pages++)
        {
            using var page = await SendAsync(HttpMethod.Get, "supervisor", next);
            seen.AddRange(JsonNode.Parse(await page.Content.ReadAsStringAsync())!.AsArray().Select(e => e![key]!.ToString()));
            next = page.Headers.TryGetValues("Link", out var links) ? Next.Match(links.Single()).Groups[1].Value : null;
        }

        next.ShouldBeNull();
        seen.Count.ShouldBeGreaterThanOrEqualTo(5);
        seen.ShouldBeUnique();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string user, string path, params (string Name, string Value)[] headers)
    {
        await server.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        if (method == HttpMethod.Post)
            request.Content = new StringContent(Body(path), Encoding.UTF8, "application/json");
        return await server.Http.SendAsync(request);
    }

    private static string Body(string path) => path.Split('/')[^1] switch
    {
        "withdrawal" => """{"reason":"不办了"}""",
        "answer" => """{"remarks":["章程缺签名"]}""",
        _ => string.Empty,
    };
}
