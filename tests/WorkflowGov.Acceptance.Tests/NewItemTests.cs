using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>A new item begun over the API: under a code that no item has or had, checked and proposed like any other draft.</summary>
public sealed class NewItemTests(SharedServer shared)
{
    private const string Author = "author";
    private const string Bystander = "window1";

    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Copy_UnderANameOfItsOwn_IsProvedSimulatedAndProposed()
    {
        var food = (await server.GetAsync(Author, "/api/v1/items")).AsArray().First(i => i!["name"]!.GetValue<string>() == "食品经营许可新办")!["code"]!.GetValue<string>();
        var draft = await BeginAsync(new JsonObject { ["name"] = "食品经营许可试点", ["from"] = food });
        var code = draft["code"]!.GetValue<string>();
        var text = draft["text"]!.GetValue<string>();
        code.ShouldNotBe(food);
        (await server.GetAsync(Author, "/api/v1/definitions/drafts")).AsArray().ShouldContain(d => d!["code"]!.GetValue<string>() == code && d["is_new"]!.GetValue<bool>() && d["is_own"]!.GetValue<bool>());

        var (_, view) = await server.PostAsync(Author, $"/api/v1/definitions/{code}/check", new JsonObject { ["text"] = text });
        view!["findings"]!.AsArray().Where(f => f!["severity"]!.GetValue<string>() == "Error").ShouldBeEmpty(view!["findings"]!.ToJsonString());
        view!["proof"]!["holds"]!.GetValue<bool>().ShouldBeTrue();
        var (_, simulated) = await server.PostAsync(Author, $"/api/v1/definitions/{code}/simulation", new JsonObject { ["arrivals"] = "2 每日", ["from"] = "2026-11-02", ["to"] = "2026-11-30", ["text"] = text });
        simulated!["base"]!["cases"]!.GetValue<int>().ShouldBeGreaterThan(0);

        var proposal = new JsonObject { ["text"] = text, ["note"] = "新增试点事项" };
        var (status, revision) = await server.PostAsync(Author, $"/api/v1/definitions/{code}/revision", proposal.DeepClone());
        // The server is shared: what others did meanwhile is looked at once more.
        if (status is not HttpStatusCode.OK)
            (_, revision) = await server.PostAsync(Author, $"/api/v1/definitions/{code}/revision", proposal);
        (revision!["state"]?.GetValue<string>()).ShouldBe("Draft", revision.ToJsonString());
        revision["version"]!.GetValue<int>().ShouldBe(1);
        (await server.PostAsync(Author, $"/api/v1/definitions/{code}/return", new JsonObject { ["hash"] = revision["hash"]!.GetValue<string>(), ["reason"] = "试验" })).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync(Author, $"/api/v1/definitions/{food}/versions/1/guide"))["item"]!["code"]!.GetValue<string>().ShouldBe(food);
        (await server.PostAsync(Author, $"/api/v1/definitions/{code}/edit", new JsonObject { ["text"] = text, ["edit"] = new JsonObject { ["kind"] = "write_out" } })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Variant_OfAnItem_KeepsItsBasicCodeAndTakesTheNextSerial()
    {
        var food = (await server.GetAsync(Author, "/api/v1/items")).AsArray().First(i => i!["name"]!.GetValue<string>() == "食品经营许可新办")!["code"]!.GetValue<string>();

        var one = (await BeginAsync(new JsonObject { ["name"] = "甲情形", ["from"] = food, ["is_variant"] = true }))["code"]!.GetValue<string>();
        var other = (await BeginAsync(new JsonObject { ["name"] = "乙情形", ["from"] = food, ["is_variant"] = true }))["code"]!.GetValue<string>();

        one[..31].ShouldBe(food[..31]);
        int.Parse(other[31..], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(one[31..], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Code_OfAnotherItem_IsNotGivenAgain_NorToWhoWritesNoPolicy()
    {
        var food = (await server.GetAsync(Author, "/api/v1/items")).AsArray().First(i => i!["name"]!.GetValue<string>() == "食品经营许可新办")!["code"]!.GetValue<string>();
        var wish = new JsonObject { ["name"] = "丙", ["from"] = food, ["code"] = food };

        var (status, problem) = await server.PostAsync(Author, "/api/v1/definitions/new", wish.DeepClone());
        status.ShouldBe(HttpStatusCode.Conflict);
        problem!["code"]!.GetValue<string>().ShouldBe("WG5581");
        (await server.PostAsync(Bystander, "/api/v1/definitions/new", wish.DeepClone())).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.PostAsync(Author, "/api/v1/definitions/new", new JsonObject { ["name"] = "丁" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task<JsonNode> BeginAsync(JsonObject wish)
    {
        var (status, draft) = await server.PostAsync(Author, "/api/v1/definitions/new", wish);
        status.ShouldBe(HttpStatusCode.OK, draft?.ToJsonString());
        return draft!;
    }
}
