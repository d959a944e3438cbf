using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The window and the public over HTTP, as an integrator sees them.</summary>
public sealed class WindowApiTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Intake_WithConsent_TakesTheLicenceAndTellsTheProgressToWhoHasThePassword()
    {
        var request = await Requests.CompanyAsync(server);
        request["consent"] = new JsonObject { ["by"] = "邓雅婷" };
        var materials = request["materials"]!.AsArray();
        materials.Remove(materials.Single(m => m!["key"]!.GetValue<string>() == "property-certificate"));
        materials[0]!["origin"] = "Library";

        var (created, summary) = await server.PostAsync("web-hall", "/api/v1/cases", request);

        created.ShouldBe(HttpStatusCode.Created);
        var number = summary!["number"]!.GetValue<string>();
        var page = await server.GetAsync("window1", $"/api/v1/desk/cases/{number}");
        var handed = page["materials"]!.AsArray().Where(m => m!["handed_in"] is not null).ToDictionary(m => m!["key"]!.GetValue<string>(), m => m!["handed_in"]!);
        handed["property-certificate"]["origin"]!.GetValue<string>().ShouldBe("Library");
        handed["application"]["origin"].ShouldBeNull("Nobody but the engine says that something came from the store");
        var looks = await server.GetAsync("supervisor", "/api/v1/licences/queries?holder=11010519491231002X");
        looks.AsArray().ShouldContain(l => l!["consent_by"]!.GetValue<string>() == "邓雅婷");

        var (_, receipt) = await server.PostAsync("window1", $"/api/v1/cases/{number}/receipt", null);
        var (query, password) = (receipt!["query_number"]!.GetValue<string>(), receipt["password"]!.GetValue<string>());
        Task<HttpResponseMessage> AskAsync(string with) => server.Http.PostAsJsonAsync("/api/v1/progress", new { number = query, password = with });
        using var told = await AskAsync(password);
        var progress = JsonNode.Parse(await told.Content.ReadAsStringAsync())!;
        progress["status"]!["zh"]!.GetValue<string>().ShouldBe("已收件");
        progress.AsObject().Select(p => p.Key).Except(["status", "step", "due_on"]).ShouldBeEmpty();
        using var wrong = await AskAsync("WRONGONE");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.GetAsync("window1", $"/api/v1/desk/cases/{number}/timeline")).ToJsonString().ShouldContain("case.receipt_issued");
    }

    [Fact]
    public async Task Acceptance_WithAStandardNotMet_IsRefused()
    {
        var (_, summary) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = summary!["number"]!.GetValue<string>();
        var checks = await server.ChecksAsync("window1", number);
        JsonObject Body() => new() { ["checks"] = checks.DeepClone() };
        (await server.PostAsync("window1", $"/api/v1/cases/{number}/acceptance", null)).Body!["code"]!.GetValue<string>().ShouldBe("WG5149");
        checks[0]!["met"] = false;
        (await server.PostAsync("window1", $"/api/v1/cases/{number}/acceptance", Body())).Body!["code"]!.GetValue<string>().ShouldBe("WG5151");
        checks[0]!["met"] = true;

        var (status, _) = await server.PostAsync("window1", $"/api/v1/cases/{number}/acceptance", Body());

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Appointment_BookedAndCancelled_FreesTheSeat()
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Parse((await server.GetAsync("author", "/api/v1/today"))["date"]!.GetValue<string>()).Value;
        JsonArray slots = [];
        for (var day = today.PlusDays(1); slots.Count == 0; day = day.PlusDays(1))
            slots = JsonNode.Parse(await server.Http.GetStringAsync($"/api/v1/appointments/slots?point=宝安区政务服务大厅&day={day:uuuu-MM-dd}"))!.AsArray();
        var body = new JsonObject
        {
            ["point"] = "宝安区政务服务大厅", ["at"] = slots[0]!["at"]!.DeepClone(), ["holder"] = "11010519491231002X", ["name"] = "邓雅婷",
        };

        var (booked, appointment) = await server.PostAsync("web-hall", "/api/v1/appointments", body);
        var (twice, _) = await server.PostAsync("web-hall", "/api/v1/appointments", body.DeepClone());
        var (cancelled, _) = await server.PostAsync(
            "web-hall", $"/api/v1/appointments/{appointment!["id"]}/cancellation", new JsonObject { ["holder"] = "11010519491231002X" });

        (booked, twice, cancelled).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NoContent));
    }
}
