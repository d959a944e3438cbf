using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>个人信息保护法 第五十一条: identity numbers are shown to who handles the case, and to others for a reason that is kept.</summary>
public sealed class PersonalDataTests(SharedServer shared)
{
    private const string Number = "11010519491231002X";
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task IdentityNumber_OnTheCasePage_IsFullForWhoHandlesTheCaseOnly()
    {
        var (_, received) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = received!["number"]!.ToString();

        (await ApplicantAsync("window1", number)).ShouldBe((Number, "13900139000", false));
        (await ApplicantAsync("web-hall", number)).ShouldBe((Number, "13900139000", false));
        (await ApplicantAsync("supervisor", number)).ShouldBe(("110*************2X", "139****9000", true));
        (await ApplicantAsync("shijian-clerk1", number)).ShouldBe(("110*************2X", "139****9000", true), "its step is not open yet");
        (await PageAsync("supervisor", number))["form"]!.AsArray().Single(f => f!["key"]!.ToString() == "phone")!["value"]!.ToString().ShouldNotContain("13900139000");

        await server.AcceptAsync("window1", number);

        (await ApplicantAsync("shijian-clerk1", number)).ShouldBe((Number, "13900139000", false));
        (await ApplicantAsync("supervisor", number)).Masked.ShouldBeTrue();
    }

    [Fact]
    public async Task IdentityNumber_AskedForInFull_IsShownAndTheLookIsKeptWithItsReason()
    {
        var (_, received) = await server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(server));
        var number = received!["number"]!.ToString();
        Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string user, string reason) =>
            server.PostAsync(user, $"/api/v1/desk/cases/{number}/personal-data", new JsonObject { ["reason"] = reason });

        var (status, shown) = await AskAsync("supervisor", "核对投诉人身份");
        var (refused, problem) = await AskAsync("weijian-clerk1", "好奇");

        (status, shown!["applicant"]!["identifier"]!.ToString()).ShouldBe((HttpStatusCode.OK, Number));
        (refused, problem!["code"]!.ToString()).ShouldBe((HttpStatusCode.Forbidden, "WG5534"));
        (await AskAsync("supervisor", " ")).Body!["code"]!.ToString().ShouldBe("WG5533");
        var looks = (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/readings")).AsArray()
            .Where(l => l!["reason"] is not null).Select(l => $"{l!["user"]} {l["reason"]} {l["allowed"]}");
        looks.ShouldBe(["weijian-clerk1 好奇 false", "supervisor 核对投诉人身份 true"]);
    }

    private async Task<(string Identifier, string Phone, bool Masked)> ApplicantAsync(string user, string number)
    {
        var page = await PageAsync(user, number);
        return (page["applicant"]!["identifier"]!.ToString(), page["applicant"]!["phone"]!.ToString(), page["is_masked"]!.GetValue<bool>());
    }

    private Task<JsonNode> PageAsync(string user, string number) => server.GetAsync(user, $"/api/v1/desk/cases/{number}");
}
