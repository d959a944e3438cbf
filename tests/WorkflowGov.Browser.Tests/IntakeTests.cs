using Microsoft.Playwright;
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
