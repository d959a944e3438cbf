using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>A request that is sent again under its key: the same answer byte for byte, carried out once.</summary>
[Collection(DescribedServer.Name)]
public sealed class IdempotencyTests(SandboxServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Post_SentAgain_IsAnsweredByteForByteAndDoneOnce()
    {
        var request = await Requests.CompanyAsync(server);
        var draft = new JsonObject { ["draft"] = request.DeepClone(), ["voluntary"] = true };
        var (_, received) = await server.PostAsync("web-hall", "/api/v1/cases", request);
        (string User, string Path, JsonNode? Body, int Status)[] posts =
        [
            ("web-hall", "/api/v1/draft-checks", draft, 200),
            ("window1", $"/api/v1/cases/{received!["number"]}/receipt", null, 200),
            ("web-hall", "/api/v1/cases", With(request, "surprise"), 422),
            ("window1", "/api/v1/cases/440306999999/acceptance", null, 404),
            ("window1", "/api/v1/audit/checkpoints", null, 403),
        ];

        foreach (var (user, path, body, status) in posts)
        {
            var key = Guid.NewGuid().ToString();
            var first = await SendAsync(server, user, path, body, key);
            var second = await SendAsync(server, user, path, body, key);

            first.Status.ShouldBe(status, $"{path}: {first.Body}");
            (second.Status, second.Body, second.Type).ShouldBe((first.Status, first.Body, first.Type), path);
            (first.IsReplay, second.IsReplay).ShouldBe((false, true), path);
        }
    }

    [Fact]
    public async Task Post_OtherContentUnderTheKey_IsAConflict()
    {
        var (key, today) = (Guid.NewGuid().ToString(), new JsonObject { ["draft"] = await Requests.CompanyAsync(server), ["voluntary"] = true });
        await SendAsync(server, "web-hall", "/api/v1/draft-checks", today, key);

        var other = await SendAsync(server, "web-hall", "/api/v1/draft-checks", new JsonObject { ["draft"] = today["draft"]!.DeepClone(), ["voluntary"] = false }, key);
        var elsewhere = await SendAsync(server, "web-hall", "/api/v1/cases", today, key);
        var somebodyElse = await SendAsync(server, "window1", "/api/v1/draft-checks", today, key);

        (other.Status, JsonNode.Parse(other.Body)!["code"]!.ToString()).ShouldBe((409, "WG5504"));
        elsewhere.Status.ShouldBe(409);
        somebodyElse.IsReplay.ShouldBeFalse();
    }

    [Fact]
    public async Task Post_ManyAtOnceUnderOneKey_AreOneCase()
    {
        var (key, request) = (Guid.NewGuid().ToString(), await Requests.CompanyAsync(server));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SendAsync(server, "web-hall", "/api/v1/cases", request, key)));

        answers.Where(a => a.Status == 201).Select(a => a.Body).Distinct().ShouldHaveSingleItem();
        answers.Where(a => a.Status != 201).ShouldAllBe(a => a.Status == 409 && a.Body.Contains("WG5565", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_KilledWithRequestsUnderWay_CarriesEachOutOnce()
    {
        await using var own = await RunningServer.StartAsync();
        var request = await Requests.CompanyAsync(own);
        var keys = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid().ToString()).ToList();
        var before = await own.GetAsync("web-hall", "/api/v1/cases?limit=500");
        var sending = keys.Select(k => TryAsync(own, request, k)).ToList();
        await Task.WhenAny(sending);
        await own.KillAsync();
        var first = await Task.WhenAll(sending);
        await own.RestartAsync();

        var again = await Task.WhenAll(keys.Select(k => SendAsync(own, "web-hall", "/api/v1/cases", request, k)));

        before.AsArray().ShouldBeEmpty();
        again.ShouldAllBe(a => a.Status == 201);
        foreach (var (told, repeated) in first.Zip(again).Where(p => p.First is not null))
            repeated.Body.ShouldBe(told!.Body);
        (await own.GetAsync("web-hall", "/api/v1/cases?limit=500")).AsArray().Count.ShouldBe(keys.Count);
    }

    private static JsonNode With(JsonNode request, string field)
    {
        var changed = request.DeepClone();
        changed["form"]![field] = "x";
        return changed;
    }

    private static async Task<Sent?> TryAsync(RunningServer to, JsonNode body, string key)
    {
        try
        {
            return await SendAsync(to, "web-hall", "/api/v1/cases", body, key);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<Sent> SendAsync(RunningServer to, string user, string path, JsonNode? body, string key)
    {
        await to.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body?.ToJsonString() ?? string.Empty, Encoding.UTF8, "application/json"),
            Headers = { { "Idempotency-Key", key } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", to.TokenOf(user));
        using var answer = await to.Http.SendAsync(request);
        return new Sent(
            (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(),
            answer.Content.Headers.ContentType?.ToString(), answer.Headers.Contains("Idempotent-Replayed"));
    }

    private sealed record Sent(int Status, string Body, string? Type, bool IsReplay);
}
