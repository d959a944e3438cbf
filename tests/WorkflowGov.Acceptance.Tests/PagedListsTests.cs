using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Lists over HTTP, a row a page, by the address that <c>Link</c> gives: every row once.</summary>
public sealed class PagedListsTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Lists_FollowedByTheirLinks_GiveEveryRowOnce()
    {
        var (_, made) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = made!["number"]!.ToString();
        foreach (var reader in (string[])["supervisor", "web-hall", "window1"])
            await server.GetAsync(reader, $"/api/v1/cases/{number}");
        for (var i = 0; i < 3; i++)
        {
            using var signedIn = await server.Http.PostAsJsonAsync("/api/v1/sign-in", new { user = "jiaotong-clerk2", password = "wfgov-demo" });
            signedIn.EnsureSuccessStatusCode();
        }

        await FollowAsync("supervisor", $"/api/v1/cases/{number}/readings", "user");
        await FollowAsync("supervisor", "/api/v1/access-log?user=jiaotong-clerk2", "id");
    }

    private async Task FollowAsync(string user, string path, string key)
    {
        var whole = (await server.GetAsync(user, path)).AsArray().Select(r => r![key]!.ToString()).ToList();
        whole.Count.ShouldBeGreaterThanOrEqualTo(3, path);
        List<string> paged = [];
        for (var next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1"; next.Length > 0;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user)) } };
            using var answer = await server.Http.SendAsync(request);
            paged.Add((await answer.Content.ReadFromJsonAsync<JsonArray>())!.ShouldHaveSingleItem()![key]!.ToString());
            next = answer.Headers.TryGetValues("Link", out var links) ? Regex.Match(links.Single(), "<([^>]+)>; rel=\"next\"").Groups[1].Value : string.Empty;
        }

        paged.ShouldBe(whole, path);
    }
}
