using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>kill -9 of a server in the middle of a 批量办理: after its restart it goes on, and each case is done and reported once.</summary>
public sealed class BulkKillTests
{
    private const int Cases = 400;

    [Fact]
    public async Task Kill_InTheMiddleOfABulkAct_GoesOnAndReportsEachCaseOnce()
    {
        await using var server = await RunningServer.StartAsync();
        var numbers = await ReceivedAsync(server);
        var (status, asked) = await server.PostAsync("window1", "/api/v1/bulk", new JsonObject
        {
            ["act"] = new JsonObject { ["kind"] = "abolish", ["evidence"] = "取消决定1号" },
            ["numbers"] = new JsonArray([.. numbers.Select(n => (JsonNode)n)]),
        });
        status.ShouldBe(HttpStatusCode.Accepted, asked?.ToString());
        var path = $"/api/v1/bulk/{asked!["id"]}";
        while (Answered(await server.GetAsync("window1", path)) == 0)
            await Task.Yield();

        await server.KillAsync();
        var killedAt = DateTimeOffset.UtcNow;
        await server.RestartAsync();

        JsonNode report;
        while ((report = await server.GetAsync("window1", path))["finished_at"] is null)
            await Task.Yield();
        var cases = report["cases"]!.AsArray();
        cases.Select(c => c!["number"]!.GetValue<string>()).ShouldBe(numbers);
        cases.ShouldAllBe(c => c!["answered_at"] != null && c["rule"] == null);
        cases.Count(c => c!["answered_at"]!.GetValue<DateTimeOffset>() < killedAt).ShouldBeInRange(1, Cases - 1, "killed in the middle");
        foreach (var number in numbers)
        {
            var events = (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/events"))["events"]!.AsArray();
            events.Select(e => e!["type"]!.GetValue<string>()).ShouldBe(["case.received", "case.terminated"]);
        }
    }

    private static int Answered(JsonNode report) => report["cases"]!.AsArray().Count(c => c!["answered_at"] is not null);

    private static async Task<List<string>> ReceivedAsync(RunningServer server)
    {
        var request = await Requests.CompanyAsync(server);
        var started = new List<string>();
        foreach (var some in Enumerable.Range(0, Cases).Chunk(16))
        {
            var answers = await Task.WhenAll(some.Select(_ => server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone())));
            started.AddRange(answers.Select(a => a.Body!["number"]!.GetValue<string>()));
        }

        return started;
    }
}
