using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Definitions.Kit;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The kit of an item: its example is received, and the server keeps every test of the contract.</summary>
[Collection(DescribedServer.Name)]
public sealed class KitTests(SandboxServer shared)
{
    private const int EachSo = 40;
    private static readonly LocalDate Today = new(2026, 9, 1);
    private readonly RunningServer server = shared.Running;

    [Fact]
    public void Example_OfEveryItem_IsReceived()
    {
        var (catalogue, calendar) = (Repository.Catalogue, WorkCalendar.Of(Repository.Catalogue.Notices));
        foreach (var item in catalogue.Items.Select(i => i.Item))
        {
            var context = new CaseContext(item, catalogue.Law, calendar, Acting.Staff, Acting.WebHall, Core.TimeLimits.ChinaTime.StartOfDay(Today), new CaseId(1));

            var ruling = Decide.On(null, new CaseCommand.Receive(CaseNumber.Of(item.Code, Today, 1), ExampleApplication.Of(item, Today)), context);

            ruling.IsAccepted.ShouldBeTrue($"{item.Name}: {ruling.Rejection?.Code} {ruling.Rejection?.Message.Zh}");
        }
    }

    [Fact]
    public void FormSchema_OfEveryItem_TakesTheExampleAndNothingBeside()
    {
        foreach (var item in Repository.Catalogue.Items.Select(i => i.Item))
        {
            var schema = JsonSchema.FromText(Open(FormSchema.Of(item)).ToJsonString());
            var tests = ContractTests.Of(item, Today);

            bool Fits(ContractTest test) => schema.Evaluate(
                JsonSerializer.SerializeToElement(test.Request["form"]), new EvaluationOptions { RequireFormatValidation = true }).IsValid;
            Fits(tests[0]).ShouldBeTrue(item.Name);
            tests.Where(t => t.Field?.StartsWith("form.", StringComparison.Ordinal) == true).Where(Fits).Select(t => t.Name.Zh).ShouldBeEmpty(item.Name);
        }
    }

    [Fact]
    public async Task ContractTests_OfItemsOfEachKind_AreKeptByTheServer()
    {
        var codes = (await server.GetAsync("web-hall", "/api/v1/items")).AsArray().Select(i => i!["code"]!.ToString()).ToList();
        foreach (var code in codes.Where((_, i) => i % EachSo == 0))
        {
            var kit = await server.GetAsync("web-hall", $"/api/v1/items/{code}/kit");
            var tests = (await server.GetAsync("web-hall", $"/api/v1/items/{code}/contract-tests")).AsArray();

            JsonNode.DeepEquals(kit["example"], tests[0]!["request"]).ShouldBeTrue();
            foreach (var test in tests)
            {
                var (status, answer) = await server.PostAsync("web-hall", "/api/v1/cases", test!["request"]!.DeepClone());

                var expected = (Said(test["status"]), Said(test["code"]), Said(test["field"]));
                (((int)status).ToString(CultureInfo.InvariantCulture), Said(answer!["code"]), Said(answer["field"])).ShouldBe(expected, $"{code} {test["name"]!["zh"]}: {answer}");
            }
        }
    }

    [Fact]
    public async Task Cli_KitRun_SaysThatAllHold()
    {
        var code = (await Requests.CompanyAsync(server))["item"]!.ToString();

        (await Wfgov.SayAsync("kit", "run", code, "--user", "web-hall", "--server", server.Address)).ShouldContain("项全部符合");
        (await Wfgov.SayAsync("kit", "show", code, "--server", server.Address)).ShouldContain("2020-12/schema");
    }

    /// <summary>Without the notes for screens, which the validator does not know.</summary>
    private static JsonObject Open(JsonObject schema)
    {
        foreach (var (_, field) in schema["properties"]!.AsObject())
        {
            field!.AsObject().Remove("x-unit");
            field.AsObject().Remove("x-personal");
        }

        return schema;
    }

    private static string? Said(JsonNode? value) => value?.ToString();
}
