using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>A supervisor's way: from the district's figures to one late case, an order and a revoked card.</summary>
public sealed class SupervisionTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Authority = "深圳市市场监督管理局宝安监管局";

    [Fact]
    public async Task LateCase_FromTheBoard_IsOrderedAndACardRevoked()
    {
        var number = await LateAsync();
        await using var desk = await chromium.OpenAsync("supervisor");
        await desk.GoAsync("/");
        await desk.ArriveAsync("**/supervision");

        await desk.ClickAsync(desk.Page.Locator("button.figure.late"));
        await desk.ClickAsync(desk.Page.Locator("a.board-row").First);
        await desk.SeeAsync("吴春梅、周振华");
        desk.Clicks.ShouldBeLessThanOrEqualTo(2);
        await desk.GoAsync("/supervision");
        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = Authority }));
        await desk.ArriveAsync("**/supervision?show=Open&authority=*");
        await desk.Page.Locator($"a.board-row[href$='{number}']").WaitForAsync();
        var first = await desk.Page.Locator("a.board-row").First.GetAttributeAsync("href");
        await desk.PressAsync("j", "Enter");
        await desk.ArriveAsync($"**{first}");
        await desk.GoAsync($"/supervision/{number}");

        await desk.ClickAsync(AriaRole.Button, "发起督办");
        await desk.Page.GetByLabel("督办要求").FillAsync("三个工作日内办结并说明超期原因");
        await desk.ClickAsync(AriaRole.Button, "发出督办");
        await desk.SeeAsync("尚未反馈");
        await using (var office = await chromium.OpenAsync("shijian-clerk1"))
        {
            await office.GoAsync("/orders");
            await office.Page.GetByLabel("反馈", new() { Exact = true }).FillAsync("今日办结");
            await office.PressAsync("Enter");
            await office.SeeAsync("今日办结");
        }

        await desk.GoAsync("/supervision/orders");
        await desk.Page.GetByLabel("督办结果").FillAsync("已提醒谈话");
        await desk.ClickAsync(AriaRole.Button, "办结督办");
        await desk.SeeAsync("已提醒谈话");
        await desk.GoAsync($"/supervision/{number}");
        await desk.SeeAsync("第 1 号督办办结");

        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "撤销 承诺时限" }).First);
        await desk.Page.GetByLabel("撤销理由").FillAsync("当日系统停机");
        await desk.ClickAsync(AriaRole.Button, "确认撤销");
        await desk.SeeAsync("已撤销：当日系统停机（supervisor）");
        var trace = await chromium.Server.GetAsync("supervisor", $"/api/v1/cases/{number}/events");
        trace["events"]!.AsArray().Select(e => e!["type"]!.ToString()).TakeLast(4).ShouldBe(["order.opened", "order.answered", "order.closed", "card.revoked"]);
    }

    [Fact]
    public async Task Figures_Shown_AreSavedAsTheyAreShown()
    {
        await using var desk = await chromium.OpenAsync("supervisor");
        await chromium.Server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(chromium.Server));
        await desk.GoAsync("/supervision/figures?by=Item");

        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.ClickAsync(AriaRole.Button, "导出 CSV"));

        await using var file = await download.CreateReadStreamAsync();
        using var text = new StreamReader(file);
        (await text.ReadToEndAsync()).ShouldSatisfyAllConditions(t => t.ShouldStartWith("\"\",\"收件\",\"受理\""), t => t.ShouldContain(Requests.Company));
    }

    /// <summary>What is shown on the board, the wall and the report is what the API says, and its parts are the whole.</summary>
    [Fact]
    public async Task Numbers_OnEveryScreen_Reconcile()
    {
        await LateAsync();
        await using var desk = await chromium.OpenAsync("supervisor", new Look(1920, 1080, "dark"));
        var board = await chromium.Server.GetAsync("supervisor", "/api/v1/supervision/board");
        var open = board["all"]!["open"]!.GetValue<int>();
        board["authorities"]!.AsArray().Sum(a => a!["open"]!.GetValue<int>()).ShouldBe(open);

        await desk.GoAsync("/supervision/wall");
        await Expect(desk.Page.Locator(".wall-figures strong").First).ToHaveTextAsync($"{open}");
        await desk.SettleAsync();
        (await desk.Page.EvaluateAsync<int>("document.querySelector('.wall').scrollHeight - innerHeight")).ShouldBeLessThanOrEqualTo(0, "a wall is not scrolled");

        await desk.GoAsync("/supervision?tab=forecast");
        await Expect(desk.Page.Locator(".forecast-sum strong")).ToHaveTextAsync($"{open}");
        await Expect(desk.Page.Locator(".authorities tfoot td").Nth(3)).ToHaveTextAsync($"{open}");

        var month = board["today"]!.ToString()[..7];
        var report = await chromium.Server.GetAsync("supervisor", $"/api/v1/supervision/reports/{month}");
        await desk.GoAsync("/supervision/report");
        await Expect(desk.Page.Locator(".report-part tfoot td").First).ToHaveTextAsync(report["total"]!["received"]!.ToString());
        var pdf = await desk.Page.RunAndWaitForDownloadAsync(() => desk.ClickAsync(AriaRole.Button, "下载 PDF"));
        pdf.SuggestedFilename.ShouldEndWith($"{month}.pdf");
    }

    [Fact]
    public async Task Item_FromTheDepartment_ShowsWhereItsTimeGoes()
    {
        await LateAsync();
        await using var desk = await chromium.OpenAsync("supervisor");
        await desk.GoAsync("/supervision");
        await desk.ClickAsync(AriaRole.Button, Authority);
        await desk.ClickAsync(desk.Page.Locator(".authorities").GetByRole(AriaRole.Button, new() { Name = Requests.Company }));
        await desk.ClickAsync(AriaRole.Link, "看流程热力图");

        await desk.ArriveAsync("**/supervision/items/*");
        await desk.Page.Locator(".flow-step[data-step=review] .heat-facts").GetByText("在办").WaitForAsync();
        desk.Clicks.ShouldBe(3);
    }

    private async Task<string> LateAsync()
    {
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(chromium.Server));
        var number = started!["number"]!.ToString();
        await chromium.Server.AcceptAsync("window1", number);
        await chromium.Server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = 15 });
        await chromium.Server.UntilRedAsync(number);
        return number;
    }
}
