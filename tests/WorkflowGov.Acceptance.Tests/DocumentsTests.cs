using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Documents, guides and the catalogue over HTTP; without Chinese fonts what prints is skipped.</summary>
public sealed class DocumentsTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Document_Issued_IsListedPrintedAndVerifiedByAnybody()
    {
        var (_, started) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var at = $"/api/v1/cases/{started!["number"]}/documents";
        (await server.GetAsync("window1", at))["outstanding"]!.AsArray().Select(d => d!["kind"]!.ToString()).ShouldBe(["receipt"]);

        var (status, issued) = await server.PostAsync("window1", at, new JsonObject { ["kind"] = "receipt" });
        if (issued!["code"]!.ToString() == "WG5801")
            Assert.Skip(issued["title"]!.ToString());
        using var pdf = await AskAsync("window1", $"{at}/{Uri.EscapeDataString(issued["number"]!.ToString())}.pdf");
        using var evidence = await AskAsync("supervisor", $"/api/v1/cases/{started["number"]}/evidence.pdf");
        using var verified = await server.Http.GetAsync(new Uri($"/api/v1/documents/verification?number={Uri.EscapeDataString(issued["number"]!.ToString())}&code={issued["code"]}", UriKind.Relative));
        var (early, refusal) = await server.PostAsync("window1", at, new JsonObject { ["kind"] = "grant-decision" });

        status.ShouldBe(HttpStatusCode.Created);
        pdf.Headers.GetValues("Document-Same-Bytes").ShouldBe(["true"]);
        (await pdf.Content.ReadAsByteArrayAsync())[..5].ShouldBe("%PDF-"u8.ToArray());
        (await evidence.Content.ReadAsByteArrayAsync())[..5].ShouldBe("%PDF-"u8.ToArray());
        var answer = JsonNode.Parse(await verified.Content.ReadAsStringAsync())!;
        answer["genuine"]!.GetValue<bool>().ShouldBeTrue();
        answer.ToJsonString().ShouldNotContain("邓雅婷");
        early.ShouldBe(HttpStatusCode.Conflict);
        refusal!["code"]!.ToString().ShouldBe("WG5810");
    }

    [Fact]
    public async Task Guide_AndCatalogue_AreFilesToTakeAway()
    {
        var code = (await server.GetAsync("author", "/api/v1/items")).AsArray()[0]!["code"]!.ToString();

        using var html = await AskAsync("author", $"/api/v1/items/{code}/guide.html");
        using var csv = await AskAsync("author", "/api/v1/items/catalogue.csv");
        using var json = await AskAsync("author", "/api/v1/items/catalogue.json");

        html.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await html.Content.ReadAsStringAsync()).ShouldContain(code);
        (await csv.Content.ReadAsByteArrayAsync())[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        JsonNode.Parse(await json.Content.ReadAsStringAsync())!.AsArray().Count.ShouldBeGreaterThan(700);
    }

    private async Task<HttpResponseMessage> AskAsync(string user, string path)
    {
        await server.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user));
        return await server.Http.SendAsync(request);
    }
}
