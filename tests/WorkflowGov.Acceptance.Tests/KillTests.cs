using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>kill -9 under load: what was confirmed is there, nothing is half applied, every rung falls once.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("server")]
    [InlineData("postgres")]
    public async Task Kill_UnderLoad_LosesNothingConfirmedAndAppliesNothingByHalves(string victim)
    {
        await using var server = await RunningServer.StartAsync();
        var request = await Requests.CompanyAsync(server);
        await server.GetAsync("window1", "/api/v1/tasks");
        var confirmed = new ConcurrentDictionary<string, int>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(_ => LoadAsync(server, request, confirmed, stop.Token)).ToList();
        await UntilAsync(() => confirmed.Count >= 60);

        if (victim == "server")
            await server.KillAsync();
        else
            server.KillPostgres();
        await stop.CancelAsync();
        await Task.WhenAll(load);
        if (victim == "postgres")
            await server.KillAsync();
        await server.RestartAsync();

        confirmed.Count.ShouldBeGreaterThanOrEqualTo(60);
        await HoldsAsync(server, confirmed);
        await RungsFallOnceAsync(server);
    }

    [Fact]
    public async Task KillPostgres_ServerGoesOn_ServesAgainByItself()
    {
        await using var server = await RunningServer.StartAsync();
        var request = await Requests.CompanyAsync(server);
        var (_, before) = await server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone());

        server.KillPostgres();

        // The old database's processes may answer once more before they notice: only what both can do has come back.
        await UntilAsync(async () => await StatusAsync(server, before!) == "Received"
            && (await server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone())).Status == HttpStatusCode.Created
            && await StatusAsync(server, before!) == "Received");
    }

    private static async Task<string?> StatusAsync(RunningServer server, JsonNode of)
    {
        try
        {
            return (await server.GetAsync("supervisor", $"/api/v1/cases/{of["number"]}"))["status"]!.GetValue<string>();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Starts and accepts cases until the server is gone; remembers what was confirmed, never more.</summary>
    private static async Task LoadAsync(RunningServer server, JsonObject request, ConcurrentDictionary<string, int> confirmed, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var (started, body) = await server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone());
                if (started != HttpStatusCode.Created)
                    return;
                var number = body!["number"]!.GetValue<string>();
                confirmed[number] = 1;
                var (accepted, _) = await server.AcceptAsync("window1", number);
                if (accepted == HttpStatusCode.OK)
                    confirmed[number] = 2;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                return;
            }
        }
    }

    private static async Task HoldsAsync(RunningServer server, ConcurrentDictionary<string, int> confirmed)
    {
        foreach (var (number, events) in confirmed)
        {
            var found = await server.GetAsync("supervisor", $"/api/v1/cases/{number}");
            var trace = await server.GetAsync("supervisor", $"/api/v1/cases/{number}/events");
            var recorded = trace["events"]!.AsArray().Count;

            recorded.ShouldBeGreaterThanOrEqualTo(events);
            found["sequence"]!.GetValue<int>().ShouldBe(recorded);
            found["status"]!.GetValue<string>().ShouldBe(recorded == 1 ? "Received" : "InReview");
            found["open_steps"]!.AsArray().Select(s => s!["step"]!.GetValue<string>()).ShouldBe([recorded == 1 ? "accept" : "review"]);
            found["clocks"]!.AsArray().Count.ShouldBe(recorded == 1 ? 1 : 3);
        }

        var tasks = await server.GetAsync("window1", "/api/v1/tasks?limit=500");
        tasks.AsArray().Select(t => t!["case"]!.GetValue<string>()).ShouldBeUnique();
    }

    private static async Task RungsFallOnceAsync(RunningServer server)
    {
        await server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = 20 });
        await UntilAsync(async () => (await server.GetAsync("supervisor", "/api/v1/timers"))["waiting"]!.GetValue<long>() == 0);
        var cards = (await server.GetAsync("supervisor", "/api/v1/cards?limit=500")).AsArray();
        cards.ShouldNotBeEmpty();
        cards.Select(c => $"{c!["case"]} {c["clock"]} {c["rung"]}").ShouldBeUnique();
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }
}
