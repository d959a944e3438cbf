using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>One server for those who look at the API as its document says it is: a sandbox, as integrators have it.</summary>
[CollectionDefinition(Name)]
public sealed class DescribedServer : ICollectionFixture<SandboxServer>
{
    public const string Name = "described server";
}

[Collection(DescribedServer.Name)]
public sealed partial class ApiDocumentTests(SandboxServer shared)
{
    private static readonly string Names = Path.Combine(Repository.Root, "tests", "golden", "operations.txt");
    private readonly RunningServer server = shared.Running;

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex ChineseFirst { get; }

    [Fact]
    public async Task Document_Whole_IsValidByTheOfficialSchema()
    {
        var validator = Path.Combine(Repository.Root, "designer", "node_modules", "@seriousme", "openapi-schema-validator", "bin", "validate-api-cli.js");
        Assert.SkipUnless(File.Exists(validator), "The screens' packages are not installed: npm ci in designer");
        var file = Path.Combine(server.Folder, "openapi.json");
        await File.WriteAllTextAsync(file, (await ApiDescription.OfAsync(server)).Text.ToJsonString());

        using var run = Process.Start(new ProcessStartInfo("node", [validator, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await run.StandardOutput.ReadToEndAsync() + await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        said.ShouldContain("\"valid\": true");
    }

    [Fact]
    public async Task Operations_Each_AreNamedInChineseFirstWithEveryAnswer()
    {
        var document = await ApiDescription.OfAsync(server);

        foreach (var operation in document.Operations)
        {
            operation.Text["summary"]?.ToString().ShouldNotBeNull($"{operation}: name it in engine/WorkflowGov.Server/OpenApi/operations.txt");
            ChineseFirst.IsMatch(operation.Text["summary"]!.ToString()).ShouldBeTrue($"{operation}: {operation.Text["summary"]}: name it in engine/WorkflowGov.Server/OpenApi/operations.txt");
            operation.Text["responses"]!.AsObject().ShouldContain(r => r.Key[0] == '2', $"{operation}: .Produces<…>()");
            operation.Parameters.ShouldAllBe(p => p["description"] != null, $"{operation}: describe its parameters in engine/WorkflowGov.Server/OpenApi/parameters.txt");
            if (operation.Path.StartsWith("/api/", StringComparison.Ordinal))
                operation.Answers(500).ShouldNotBeNull(operation.ToString());
        }

        document.Operations.Select(o => o.Id).ShouldBeUnique();
    }

    /// <summary>Generated clients name their methods by operationId. UPDATE_GOLDEN=1 adds new ones.</summary>
    [Fact]
    public async Task Operations_Released_KeepTheirNames()
    {
        var now = (await ApiDescription.OfAsync(server)).Operations.Select(o => o.ToString()).ToHashSet();
        var released = File.Exists(Names) ? await File.ReadAllLinesAsync(Names) : [];

        released.Except(now).ShouldBeEmpty("An operation was renamed or removed; clients that use it break");

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllLinesAsync(Names, released.Union(now.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Schemas_Each_SayWhatTheyAre()
    {
        var document = await ApiDescription.OfAsync(server);
        List<string> open = [];
        foreach (var (name, schema) in document.Text["components"]!["schemas"]!.AsObject())
        {
            schema!["title"].ShouldNotBeNull(name);
            Look(name, schema, open);
        }

        open.ShouldBeEmpty("A schema that may be anything helps nobody");
    }

    [Fact]
    public async Task Refusal_ByAnyRuleOfTheDocument_HasAPage()
    {
        var document = await ApiDescription.OfAsync(server);
        var codes = document.Operations.SelectMany(o => o.Text["responses"]!.AsObject()).SelectMany(r => r.Value!["x-rule-codes"] as JsonArray ?? [])
            .Select(c => c!.ToString()).Distinct().ToList();

        codes.Count.ShouldBeGreaterThan(200);
        var all = await server.Http.GetStringAsync("/problems");
        codes.Where(c => !all.Contains($"/problems/{c}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        using var page = await server.Http.GetAsync("/problems/WG5107");
        (await page.Content.ReadAsStringAsync()).ShouldContain("材料“…”不在事项的材料清单内");
        using var unknown = await server.Http.GetAsync("/problems/WG5999");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null, "zh-CN", "请先登录")]
    [InlineData("en-GB,en;q=0.9", "en", "Sign in first")]
    [InlineData("fr, zh;q=0.8, en;q=0.4", "zh-CN", "请先登录")]
    public async Task Problem_AskedForInALanguage_IsTitledInIt(string? asked, string answered, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        if (asked is not null)
            request.Headers.Add("Accept-Language", asked);

        using var answer = await server.Http.SendAsync(request);

        answer.Content.Headers.ContentLanguage.ShouldBe([answered]);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.ToString().ShouldStartWith(title);
    }

    [Fact]
    public async Task Request_InAFormatOrSizeThatIsNotTaken_IsRefusedAsAProblem()
    {
        using var xml = new HttpRequestMessage(HttpMethod.Get, "/api/v1/welcome") { Headers = { { "Accept", "application/xml" } } };
        using var format = await server.Http.SendAsync(xml);
        using var large = await server.Http.PostAsync("/api/v1/sign-in", new StringContent(new string(' ', 1_000_001), System.Text.Encoding.UTF8, "application/json"));

        format.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        foreach (var answer in (HttpResponseMessage[])[format, large])
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    private static void Look(string place, JsonNode schema, List<string> open)
    {
        if (schema is not JsonObject one || one.ContainsKey("$ref"))
            return;
        string[] kinds = ["type", "oneOf", "anyOf", "allOf", "enum", "const"];
        if (!kinds.Any(one.ContainsKey))
            open.Add(place);
        foreach (var (name, member) in one["properties"] as JsonObject ?? [])
            Look($"{place}.{name}", member!, open);
        if (one["items"] is { } items)
            Look($"{place}[]", items, open);
        foreach (var kind in (one["oneOf"] ?? one["anyOf"]) as JsonArray ?? [])
            Look($"{place}|", kind!, open);
    }
}
