using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>What those who run servers, and those who follow them, rely on.</summary>
[Collection(DescribedServer.Name)]
public sealed class OperationsTests(SandboxServer shared)
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Dashboard_EachFigure_IsMeasured()
    {
        await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var (_, hook) = await server.PostAsync("web-hall", "/api/v1/webhooks", new JsonObject { ["address"] = "http://127.0.0.1:1/" });
        await server.PostAsync("web-hall", $"/api/v1/webhooks/{hook!["webhook"]!["id"]}/test", null);

        var measured = await server.Http.GetStringAsync("/metrics");

        var shown = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(Samples, "operations", "grafana.json")), @"\b(workflowgov|http_server)_[a-z_]+").Select(m => m.Value).Distinct().ToList();
        shown.Count.ShouldBeGreaterThan(8);
        shown.Where(f => !Regex.IsMatch(measured, $@"^{f}[ {{]", RegexOptions.Multiline)).ShouldBeEmpty(measured);
    }

    [Fact]
    public async Task TimersPages_SupervisorsOnly()
    {
        using var nobody = await server.Http.GetAsync("/hangfire");
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("window1", "/hangfire")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync("supervisor", "/hangfire")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Feed_Followed_MeetsEveryEventOnceAndWaitsForTheNext()
    {
        var (_, body) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = body!["number"]!.GetValue<string>();
        var (seen, next) = (new List<string>(), "/api/v1/events?after=0&limit=3&type=case.received");
        for (var empty = false; !empty;)
        {
            var (events, link) = await PageAsync(next);
            seen.AddRange(events.Select(e => e!["case"]!.GetValue<string>()));
            (empty, next) = (events.Count == 0, link);
        }

        seen.ShouldBeUnique();
        seen.ShouldContain(number);
        var waiting = PageAsync($"{next}&wait=30");
        var (_, another) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        (await waiting).Events.Select(e => e!["case"]!.GetValue<string>()).ShouldContain(another!["number"]!.GetValue<string>());
    }

    private async Task<(JsonArray Events, string Next)> PageAsync(string path)
    {
        using var answer = await SendAsync("web-hall", HttpMethod.Get, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var link = answer.Headers.TryGetValues("Link", out var links) ? Regex.Match(links.Single(), "<([^>]+)>; rel=\"next\"").Groups[1].Value : path;
        return (JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray(), link);
    }

    private async Task<HttpStatusCode> StatusAsync(string user, string path)
    {
        using var answer = await SendAsync(user, HttpMethod.Get, path);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string user, HttpMethod method, string path)
    {
        await server.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user));
        return await server.Http.SendAsync(request);
    }
}
