using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Webhooks as an integrator sees them: over HTTP, with the server killed in the middle.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task KillMinusNine_WhileSending_LosesNoEventAndKeepsTheOrder()
    {
        await using var server = await RunningServer.StartAsync();
        var got = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        var enough = new TaskCompletionSource();
        await using var receiver = await ReceiverAsync(async http =>
        {
            var told = (await JsonNode.ParseAsync(http.Request.Body))!;
            var of = got.GetOrAdd(told["subject"]!.GetValue<string>(), _ => new());
            of.Enqueue(int.Parse(told["sequence"]!.GetValue<string>()));
            if (got.Count >= 5)
                enough.TrySetResult();
        });
        var (created, hook) = await server.PostAsync("web-hall", "/api/v1/webhooks", new JsonObject { ["address"] = receiver.Urls.First(), ["name"] = "test" });
        created.ShouldBe(HttpStatusCode.Created);
        hook!["secret"]!.GetValue<string>().ShouldStartWith("whsec_");
        var path = $"/api/v1/webhooks/{hook["webhook"]!["id"]}";
        var request = await Requests.CompanyAsync(server);
        var numbers = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var (_, started) = await server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone());
            numbers.Add(started!["number"]!.GetValue<string>());
            await server.AcceptAsync("window1", numbers[^1]);
        }

        await enough.Task;
        await server.KillAsync();
        await server.RestartAsync();

        // What the killed server had under way is taken over once its time has passed.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (; (await server.GetAsync("web-hall", path))["waiting"]!.GetValue<long>() > 0 || numbers.Any(n => Seen(got, n).Count < 2); await Task.Delay(100, patience.Token))
            await server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["hours"] = 1 });

        foreach (var number in numbers)
        {
            var events = (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/events"))["events"]!.AsArray().Count;
            Seen(got, number).Distinct().Take(events).ShouldBe(Enumerable.Range(1, Math.Min(events, Seen(got, number).Distinct().Count())));
            Seen(got, number).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        }

        var (test, outcome) = await server.PostAsync("web-hall", $"{path}/test", null);
        test.ShouldBe(HttpStatusCode.OK);
        outcome!["status"]!.GetValue<int>().ShouldBe(200);
        (await server.GetAsync("web-hall", $"{path}/deliveries?limit=1"))[0]!["status"]!.GetValue<string>().ShouldBe("Delivered");
    }

    private static List<int> Seen(ConcurrentDictionary<string, ConcurrentQueue<int>> got, string number) =>
        got.TryGetValue(number, out var seen) ? [.. seen] : [];

    private static async Task<WebApplication> ReceiverAsync(RequestDelegate take)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/", take);
        await app.StartAsync();
        return app;
    }
}
