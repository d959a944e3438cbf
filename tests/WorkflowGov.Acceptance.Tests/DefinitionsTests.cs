using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Definitions as text over the API, as an editor uses it.</summary>
public sealed class DefinitionsTests(SharedServer shared)
{
    private const string Author = "author";

    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Check_OfTheTextInForce_FindsNothingProvesItAndSeesNoChange()
    {
        var definition = await DefinitionAsync();

        var view = await CheckAsync(definition, text => text);

        view["findings"]!.AsArray().ShouldBeEmpty();
        view["changes"]!.AsArray().ShouldBeEmpty();
        view["proof"]!["holds"]!.GetValue<bool>().ShouldBeTrue();
        view["guide"]!["item"]!["hash"]!.GetValue<string>().ShouldBe(definition["hash"]!.GetValue<string>());
    }

    [Fact]
    public async Task Check_OfAPromiseTooShort_SaysWhereWhyAndWhatChanged()
    {
        var definition = await DefinitionAsync();

        var view = await CheckAsync(definition, text => text.Replace("promised: 7 工作日", "promised: 6 工作日", StringComparison.Ordinal));

        var finding = view["findings"]!.AsArray().ShouldHaveSingleItem()!;
        finding["rule"]!.GetValue<string>().ShouldBe("WG2403");
        definition["text"]!.GetValue<string>().Split('\n')[finding["line"]!.GetValue<int>() - 1].ShouldContain("promised:");
        view["proof"]!["violations"]!.AsArray().ShouldHaveSingleItem()!["steps"]!.AsArray().Count.ShouldBe(6);
        view["changes"]!.AsArray().ShouldHaveSingleItem()!["effect"]!.GetValue<string>().ShouldBe("Looser");
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: [")]
    [InlineData("\u0000")]
    [InlineData("- a\n- b")]
    public async Task Check_OfWhatIsNoItem_SaysWhy(string text)
    {
        var view = await CheckAsync(await DefinitionAsync(), _ => text);

        view["findings"]!.AsArray().ShouldNotBeEmpty();
        view["guide"].ShouldBeNull();
        view["proof"].ShouldBeNull();
    }

    [Fact]
    public async Task Check_OfAnUnknownItem_IsNotFound()
    {
        var (status, _) = await server.PostAsync(Author, "/api/v1/definitions/11440306AB0000189Q400019999900001/check", new JsonObject { ["text"] = "name: x" });

        status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Simulation_OfAnItem_ComparesTheSuppositionsWithTheBase()
    {
        var request = new JsonObject
        {
            ["arrivals"] = "6 每日", ["from"] = "2027-01-01", ["to"] = "2027-03-31", ["staff"] = "承办人=1", ["seed"] = 3,
            ["what_if"] = new JsonArray("promised=5 工作日", "承办人+1"),
        };

        var (status, report) = await server.PostAsync(Author, $"/api/v1/definitions/{(await DefinitionAsync())["code"]}/simulation", request);

        status.ShouldBe(HttpStatusCode.OK);
        report!["what_if"]!.AsArray().Count.ShouldBe(2);
        report["base"]!["cases"]!.GetValue<int>().ShouldBeInRange(250, 450);
        report["base"]!["bottleneck"]!["zh"]!.GetValue<string>().ShouldContain("瓶颈");
        report["base"]!["to_decision"]!["histogram"]!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("6 每日", "承办=1", "WG2702")]
    [InlineData("许多", null, "WG2701")]
    [InlineData("900000 每年", null, "WG2705")]
    public async Task Simulation_OfWhatCannotBe_SaysWhy(string arrivals, string? staff, string code)
    {
        var request = new JsonObject { ["arrivals"] = arrivals, ["from"] = "2027-01-01", ["to"] = "2027-12-31", ["staff"] = staff };

        var (status, problem) = await server.PostAsync(Author, $"/api/v1/definitions/{(await DefinitionAsync())["code"]}/simulation", request);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem!["code"]!.GetValue<string>().ShouldBe(code);
        problem["findings"]!.AsArray().ShouldNotBeEmpty();
    }

    private async Task<JsonNode> DefinitionAsync()
    {
        var items = await server.GetAsync(Author, "/api/v1/items");
        var code = items.AsArray().First(i => i!["name"]!.GetValue<string>() == "食品经营许可新办")!["code"]!.GetValue<string>();
        return await server.GetAsync(Author, $"/api/v1/definitions/{code}");
    }

    private async Task<JsonNode> CheckAsync(JsonNode definition, Func<string, string> change)
    {
        var request = new JsonObject { ["text"] = change(definition["text"]!.GetValue<string>()) };
        var (status, view) = await server.PostAsync(Author, $"/api/v1/definitions/{definition["code"]}/check", request);
        status.ShouldBe(HttpStatusCode.OK);
        return view!;
    }
}
