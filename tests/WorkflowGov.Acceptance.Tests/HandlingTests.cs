using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>What officers do at an open step, over the API of a running server.</summary>
public sealed class HandlingTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Step_AskedEntrustedAndConfirmed_IsInTheRightInboxesAndInTheTrace()
    {
        var number = await AcceptedAsync();
        (await MayAsync(number)).ShouldBe(["shijian-clerk1", "shijian-clerk2"], ignoreOrder: true);
        await DoAsync(number, "shijian-clerk1", "opinions", new JsonObject { ["from"] = new JsonArray("shijian-chair"), ["question"] = "章程是否合规" });
        (await InboxAsync("shijian-chair")).ShouldContain(number);
        await DoAsync(number, "shijian-chair", "opinion", new JsonObject { ["opinion"] = "合规" });
        (await InboxAsync("shijian-chair")).ShouldNotContain(number);

        await DoAsync(number, "shijian-clerk1", "entrustment", new JsonObject { ["to"] = "shijian-clerk2", ["reason"] = "出差" });
        (await MayAsync(number)).ShouldBe(["shijian-clerk2"]);
        await DoAsync(number, "shijian-clerk2", "completion", await PassAsync(number));
        var after = await DoAsync(number, "shijian-clerk1", "confirmation", null);

        after["open_steps"]![0]!["step"]!.GetValue<string>().ShouldBe("decide");
        var said = (await server.GetAsync("shijian-head", $"/api/v1/desk/cases/{number}/timeline"))["entries"]!.AsArray()
            .Select(e => $"{e!["by"]} {e["what"]!["zh"]}").ToList();
        said.ShouldContain("周振华 受委托办理“审查”，提交委托人确认：通过");
        said.ShouldContain("吴春梅 审查：通过");
    }

    [Fact]
    public async Task Substitute_ForAClerkWhoIsAway_FinishesWhatTheyClaimedAndBothAreInTheTrace()
    {
        var number = await AcceptedAsync();
        await DoAsync(number, "shijian-clerk1", "claim", null);
        (await MayAsync(number)).ShouldBe(["shijian-clerk1"]);
        var today = (await server.GetAsync("shijian-clerk1", "/api/v1/today"))["date"]!.GetValue<string>();
        var (status, listed) = await server.PostAsync("shijian-head", "/api/v1/substitutions", new JsonObject
        {
            ["of"] = "shijian-clerk1", ["by"] = "shijian-clerk2", ["from"] = today, ["through"] = today, ["reason"] = "病假",
        });
        status.ShouldBe(HttpStatusCode.OK, listed?.ToString());
        (await MayAsync(number)).ShouldBe(["shijian-clerk1", "shijian-clerk2"], ignoreOrder: true);

        await DoAsync(number, "shijian-clerk2", "completion", await PassAsync(number));

        var done = (await server.GetAsync("shijian-head", $"/api/v1/desk/cases/{number}/timeline"))["entries"]!.AsArray().Last(e => e!["type"]!.GetValue<string>() == "step.done")!;
        (done["by"]!.GetValue<string>(), string.Concat(done["more"]!.AsArray().Select(m => m!["zh"])).Contains("代理吴春梅办理", StringComparison.Ordinal)).ShouldBe(("周振华", true));
        var id = listed!.AsArray().Single(s => s!["of"]!.GetValue<string>() == "shijian-clerk1")!["id"];
        (await server.PostAsync("shijian-clerk1", $"/api/v1/substitutions/{id}/end", null)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhoMayAct_ForTheOthers_SaysWhyNot()
    {
        var number = await AcceptedAsync();

        var step = (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/who-may-act"))[0]!;

        var codes = step["may_not"]!.AsArray().ToDictionary(b => b!["user"]!.GetValue<string>(), b => b!["code"]!.GetValue<string>());
        (codes["window1"], codes["weijian-clerk1"], codes["shijian-head"]).ShouldBe(("WG5401", "WG5402", "WG5401"));
    }

    private async Task<string> AcceptedAsync()
    {
        var (_, received) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = received!["number"]!.GetValue<string>();
        (await server.AcceptAsync("window1", number)).Status.ShouldBe(HttpStatusCode.OK);
        return number;
    }

    private async Task<JsonNode> DoAsync(string number, string user, string act, JsonNode? body)
    {
        var (status, answer) = await server.PostAsync(user, $"/api/v1/cases/{number}/steps/review/{act}", body);
        status.ShouldBe(HttpStatusCode.OK, $"{act}: {answer}");
        return answer!;
    }

    private async Task<JsonNode> PassAsync(string number)
    {
        var open = (await server.GetAsync("shijian-clerk2", $"/api/v1/cases/{number}"))["open_steps"]![0]!;
        return new JsonObject
        {
            ["outcome"] = "通过",
            ["findings"] = new JsonArray([.. open["criteria"]!.AsArray().Select(c => (JsonNode)new JsonObject { ["criterion"] = c!.GetValue<string>(), ["met"] = true })]),
        };
    }

    private async Task<IEnumerable<string>> MayAsync(string number) =>
        (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/who-may-act"))[0]!["may"]!.AsArray().Select(a => a!["user"]!.GetValue<string>());

    private async Task<IEnumerable<string>> InboxAsync(string user) =>
        (await server.GetAsync(user, "/api/v1/desk/inbox"))["tasks"]!.AsArray().Select(t => t!["case"]!.GetValue<string>());
}
