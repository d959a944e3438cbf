using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Definitions as text over the API, as an editor uses it.</summary>
public sealed class DefinitionsTests(SharedServer shared) : IClassFixture<SharedServer>
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
        var (status, _) = await server.PostAsync(Author, "/api/v1/definitions/11440306BA0000189Q400019999900001/check", new JsonObject { ["text"] = "name: x" });

        status.ShouldBe(HttpStatusCode.NotFound);
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
