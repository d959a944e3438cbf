using System.Net;
using System.Text.Json.Nodes;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>A notice arrives: from the file to moved due dates, with the server killed in the middle.</summary>
public sealed class CalendarRevisionTests
{
    private const string Notice = "测试发明电〔2026〕1号";

    [Fact]
    public async Task Revision_ServerKilledAfterApproval_IsCarriedOutAfterTheRestart()
    {
        using var definitions = new CopiedDefinitions();
        await using var server = await RunningServer.StartAsync(definitions.Folder);
        var number = await AcceptedOnAsync(server, "2026-12-30");
        (await DueAsync(server, number)).ShouldBe("2027-01-05");

        definitions.Append("calendars/2027.yaml", $"""
              - number: {Notice}
                issued: 2026-11-25
                title: 测试用的放假通知
                off:
                  元旦: [2027-01-01..2027-01-04]
            """);
        var preview = await server.GetAsync("author", "/api/v1/calendar/preview");
        var move = preview["moves"]!["first"]!.AsArray().Single(m => m!["clock"]!.ToString() == "statutory")!;
        (move["case"]!.ToString(), move["from"]!.ToString(), move["to"]!.ToString()).ShouldBe((number, "2027-01-05", "2027-01-06"));
        var (_, proposed) = await server.PostAsync("author", "/api/v1/calendar/proposal", null);
        var approval = new JsonObject { ["version"] = proposed!["version"]!.ToString() };
        var (alone, why) = await server.PostAsync("author", "/api/v1/calendar/approval", approval.DeepClone());
        (alone, why!["code"]!.ToString()).ShouldBe((HttpStatusCode.Forbidden, "WG5508"));
        (await server.PostAsync("publisher", "/api/v1/calendar/approval", approval.DeepClone())).Status.ShouldBe(HttpStatusCode.OK);

        await server.KillAsync();
        await server.RestartAsync();
        await server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["hours"] = 1 });

        await UntilSettledAsync(server);
        (await DueAsync(server, number)).ShouldBe("2027-01-06");
        var trace = await server.GetAsync("supervisor", $"/api/v1/cases/{number}/events");
        var recomputed = trace["events"]!.AsArray().Where(e => e!["type"]!.ToString() == "limit.recomputed").ShouldHaveSingleItem();
        recomputed!["payload"]!.ToJsonString().ShouldContain("2027-01-06");
        var timeline = await server.GetAsync("window1", $"/api/v1/desk/cases/{number}/timeline");
        timeline.ToJsonString(Readable).ShouldContain(Notice);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<string> AcceptedOnAsync(RunningServer server, string day)
    {
        await server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["to"] = day });
        var (_, started) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = started!["number"]!.ToString();
        (await server.AcceptAsync("window1", number)).Status.ShouldBe(HttpStatusCode.OK);
        return number;
    }

    private static async Task<string> DueAsync(RunningServer server, string number) =>
        (await server.GetAsync("supervisor", $"/api/v1/cases/{number}"))["clocks"]!.AsArray()
            .Single(c => c!["name"]!.ToString() == "statutory")!["due_on"]!.ToString();

    private static async Task UntilSettledAsync(RunningServer server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await server.GetAsync("author", "/api/v1/calendar/editions"))[0]!["settled_at"] is null)
            await Task.Delay(50, patience.Token);
    }
}
