using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>What a window takes in: several items with one form, by an agent within their power, numbers checked while they are typed.</summary>
public sealed class IntakeTests(Chromium chromium)
{
    private const string Person = "11010519491231002X";

    [Fact]
    public async Task SeveralItems_OneFormByAnAgent_BecomeACaseEach()
    {
        await using var desk = await chromium.OpenAsync("window1");
        var page = desk.Page;
        await desk.GoAsync("/inbox/new?q=军人退役");
        await desk.ClickAsync(AriaRole.Link, "军人退役");
        await page.Locator("#name").FillAsync("邓雅婷");
        await page.Locator("#identifier").FillAsync(Person[..^1] + "1");
        await desk.SeeAsync("校验码不符");
        await page.Locator("#identifier").FillAsync(Person);
        await desk.SeeAsync("校验通过");
        await page.GetByText("由代办人代为提交").ClickAsync();
        await page.Locator("#agent-name").FillAsync("李代办");
        await page.Locator("#agent-identifier").FillAsync(Person);
        await page.Locator("#agent-power").FillAsync("授权委托书1号");
        foreach (var field in await page.Locator(".together-field").AllAsync())
            await FillAsync(field);
        await desk.ClickAsync(AriaRole.Button, "全部已提交");
        await desk.ClickAsync(AriaRole.Button, "一并收件");

        await Expect(page.Locator(".taken li")).ToHaveCountAsync(3);
        var number = await page.Locator(".taken code").First.InnerTextAsync();
        var taken = await chromium.Server.GetAsync("window1", $"/api/v1/desk/cases/{number}");
        taken["agent"]!["name"]!.ToString().ShouldBe("李代办");
    }

    [Fact]
    public async Task OnlineCase_PreReviewed_IsAcceptedOnceItsOriginalsWereSeen()
    {
        await using var desk = await chromium.OpenAsync("window1");
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(chromium.Server));
        var page = desk.Page;
        await desk.GoAsync($"/inbox/{started!["number"]}");

        await page.Locator(".window-panel input[type=checkbox]").First.CheckAsync();
        await desk.ClickAsync(AriaRole.Button, "预审通过");
        await desk.SeeAsync("网上预审已通过");
        await desk.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("原件");
        await page.Locator(".window-panel input[type=checkbox]").First.CheckAsync();
        await desk.ClickAsync(AriaRole.Button, "原件已核验");
        await desk.SeeAsync("已登记原件核验");
        await desk.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }));
        await desk.SeeAsync("已受理");
    }

    [Fact]
    public async Task Appointment_BookedAndCome_LeadsToTheItemWithTheNameFilledIn()
    {
        await using var desk = await chromium.OpenAsync("window2");
        var page = desk.Page;
        var today = (await chromium.Server.GetAsync("window2", "/api/v1/today"))["date"]!.ToString();
        var days = Enumerable.Range(1, 9).Select(d => DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture).AddDays(d).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var day = string.Empty;
        foreach (var each in days)
        {
            if ((await chromium.Server.GetAsync("window2", $"/api/v1/appointments/slots?point=宝安区政务服务大厅&day={each}")).AsArray().Count > 0)
            {
                day = each;
                break;
            }
        }

        await desk.GoAsync($"/inbox/appointments?point=宝安区政务服务大厅&day={day}");
        await page.Locator(".slots button").First.ClickAsync();
        await page.Locator("#book-name").FillAsync("邓雅婷");
        await page.Locator("#book-holder").FillAsync(Person);
        await page.Locator("#book-item").FillAsync("公司设立登记");
        await page.Locator("input[name=book-item]").First.CheckAsync();
        await desk.ClickAsync(page.Locator(".step-form .submit button"));
        await desk.SeeAsync("已预约");
        await desk.ClickAsync(AriaRole.Button, "到号：邓雅婷");
        await desk.SeeAsync("已到");
        await desk.ClickAsync(page.Locator(".appointments").GetByRole(AriaRole.Link, new() { Name = "收件" }).First);

        await Expect(page.Locator("#identifier")).ToHaveValueAsync(Person);
        await Expect(page.Locator("#name")).ToHaveValueAsync("邓雅婷");
    }

    private static async Task FillAsync(ILocator field)
    {
        var (choice, yesNo, day, text) = (field.Locator("select"), field.Locator("input[type=radio]"), field.Locator("input[type=date]"), field.Locator("input:not([type=radio]):not([type=date])"));
        var label = await field.InnerTextAsync();
        if (await choice.CountAsync() > 0)
            await choice.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else if (await yesNo.CountAsync() > 0)
            await yesNo.Nth(1).CheckAsync();
        else if (await day.CountAsync() > 0)
            await day.FillAsync("2026-01-05");
        else
            await text.FillAsync(label.Contains("电话", StringComparison.Ordinal) ? "13900139000" : label.Contains("身份证", StringComparison.Ordinal) ? Person : await text.GetAttributeAsync("inputmode") == "decimal" ? "2" : "示例");
    }
}
