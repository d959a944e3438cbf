using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;

namespace WorkflowGov.Browser.Tests;

/// <summary>An approver's inbox: many cases at once where the law allows, views under a name, and somebody who stands in.</summary>
public sealed class InboxTests(Chromium chromium)
{
    private const string Clerk = "shijian-clerk1";

    [Fact]
    public async Task Cases_Marked_AreClaimedAtOnceAndAClaimedOneIsRefusedWithItsReason()
    {
        await using var desk = await chromium.OpenAsync(Clerk);
        var (mine, taken) = (await AcceptedAsync(), await AcceptedAsync());
        await chromium.Server.PostAsync("shijian-clerk2", $"/api/v1/cases/{taken}/steps/review/claim", null);
        await desk.GoAsync($"/inbox?q={mine[..^4]}");
        await desk.Row(taken).WaitForAsync();

        await desk.PressAsync("m");
        foreach (var number in (string[])[mine, taken])
            await desk.Page.Locator($"li:has(a[href$='{number}']) input[type=checkbox]").CheckAsync();
        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }));

        await desk.SeeAsync("已办 1 件");
        await desk.SeeAsync("未办 1 件");
        await desk.Page.Locator($".bulk-refused a[href$='{taken}']").WaitForAsync();
        (await chromium.Server.GetAsync(Clerk, "/api/v1/desk/inbox"))["tasks"]!.AsArray()
            .Single(t => t!["case"]!.ToString() == mine)!["claimed_by_me"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Filter_SavedAsAView_IsThereAgainUnderItsName()
    {
        await using var desk = await chromium.OpenAsync(Clerk);
        await desk.GoAsync("/inbox");
        await desk.Page.GetByPlaceholder("搜索事项、申请人或办件编号").FillAsync("登记");
        await desk.ClickAsync(AriaRole.Button, "存为视图");
        await desk.Page.GetByLabel("视图名称").FillAsync("登记类");
        await desk.PressAsync("Enter");
        await desk.GoAsync("/inbox");

        await desk.ClickAsync(AriaRole.Link, "登记类");

        await desk.ArriveAsync("**/inbox?q=%E7%99%BB%E8%AE%B0");
        await desk.ClickAsync(AriaRole.Button, "删除视图：登记类");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "登记类" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Substitute_OfAnotherRole_IsRefusedAndOneOfTheSameStandsUntilEnded()
    {
        await using var desk = await chromium.OpenAsync("window1");
        await desk.GoAsync("/inbox");
        await desk.ClickAsync(AriaRole.Button, "代理");
        await desk.Page.GetByLabel("由谁代理").SelectOptionAsync("counter1");
        await desk.Page.GetByLabel("自", new() { Exact = true }).FillAsync("2031-03-03");
        await desk.Page.GetByLabel("至（含当日）").FillAsync("2031-03-07");
        await desk.Page.GetByLabel("事由").FillAsync("年休假");
        await desk.ClickAsync(desk.Page.Locator(".side-panel .submit button"));
        await desk.SeeAsync("WG5268");

        await desk.Page.GetByLabel("由谁代理").SelectOptionAsync("window2");
        await desk.ClickAsync(desk.Page.Locator(".side-panel .submit button"));

        await desk.SeeAsync("2031年3月7日");
        await desk.ClickAsync(AriaRole.Button, "提前结束：");
        await desk.SeeAsync("本部门没有安排代理。");
    }

    private async Task<string> AcceptedAsync()
    {
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(chromium.Server));
        var number = started!["number"]!.ToString();
        await chromium.Server.AcceptAsync("window1", number);
        return number;
    }
}
