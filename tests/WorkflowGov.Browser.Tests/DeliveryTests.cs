using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>送达 where nobody collects: electronic service with consent, and what is refused and left with a witness.</summary>
public sealed class DeliveryTests(Chromium chromium)
{
    private const string Clerk = "counter1";

    [Fact]
    public async Task Service_Electronic_AsksForConsentFirst()
    {
        await using var desk = await chromium.OpenAsync(Clerk);
        var number = await DecidedAsync();
        await ChooseAsync(desk, number, "电子送达");

        await desk.ClickAsync(AriaRole.Button, "登记");
        await Expect(desk.Page.GetByLabel("受送达人同意电子送达")).ToBeFocusedAsync();
        await desk.Page.GetByLabel("受送达人同意电子送达").CheckAsync();
        await desk.ClickAsync(AriaRole.Button, "登记");

        await desk.SeeAsync("已登记");
        var receipt = await ReceiptAsync(number);
        (receipt["way"]!.ToString(), receipt["consented"]!.GetValue<bool>(), receipt["receiver"]!.ToString()).ShouldBe(("Electronic", true, "邓雅婷"));
    }

    [Fact]
    public async Task Service_Refused_IsLeftWithItsReasonAndAWitness()
    {
        await using var desk = await chromium.OpenAsync(Clerk);
        var number = await DecidedAsync();
        await ChooseAsync(desk, number, "拒收，留置送达");
        await desk.Page.GetByLabel("拒收事由").FillAsync("对许可内容有异议");
        await desk.Page.GetByLabel("见证人").FillAsync("社区工作人员李明");

        await desk.ClickAsync(AriaRole.Button, "登记");

        await desk.SeeAsync("已登记");
        (await ReceiptAsync(number))["refused"]!["witness"]!.ToString().ShouldBe("社区工作人员李明");
    }

    private async Task ChooseAsync(Desk desk, string number, string way)
    {
        var today = (await chromium.Server.GetAsync(Clerk, "/api/v1/today"))["date"]!.ToString();
        await desk.GoAsync($"/inbox/{number}");
        await desk.ClickAsync(desk.Page.GetByText(way, new() { Exact = true }));
        await desk.Page.GetByLabel("送达回证编号").FillAsync("送达回证2号");
        await desk.Page.GetByLabel("受送达人", new() { Exact = true }).FillAsync("邓雅婷");
        await desk.Page.GetByLabel("送达日期").FillAsync(today);
    }

    private async Task<JsonNode> ReceiptAsync(string number) =>
        (await chromium.Server.GetAsync("supervisor", $"/api/v1/desk/cases/{number}"))["handover"]!["receipt"]!;

    /// <summary>A case whose certificate waits to be handed over.</summary>
    private async Task<string> DecidedAsync()
    {
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(chromium.Server));
        var number = started!["number"]!.ToString();
        await chromium.Server.AcceptAsync("window1", number);
        foreach (var user in (string[])["shijian-clerk1", "shijian-head", Clerk])
        {
            var asked = (await chromium.Server.GetAsync(user, $"/api/v1/desk/cases/{number}"))["asked"]!.AsArray().Single()!;
            await chromium.Server.PostAsync(user, $"/api/v1/cases/{number}/steps/{asked["step"]}/completion", new JsonObject
            {
                ["outcome"] = asked["outcomes"]!.AsArray().Single(o => o!["effect"]!.ToString() == "GoesOn")!["label"]!.DeepClone(),
                ["findings"] = new JsonArray([.. asked["criteria"]!.AsArray().Select(c => (JsonNode)new JsonObject { ["criterion"] = c!.DeepClone(), ["met"] = true })]),
                ["opinion"] = string.Empty,
            });
        }

        return number;
    }
}
