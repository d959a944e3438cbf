using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>The journeys of window clerks and approvers against the real server, with what they cost in clicks and keys.</summary>
public sealed class WorkbenchTests(Chromium chromium)
{
    private const int ClicksMax = 3;
    private const int KeysMax = 4;

    [Fact]
    public async Task Case_ByClicks_GoesFromSignInToDelivery()
    {
        var number = await TakeInAndAcceptAsync();

        (await DecideAsync("shijian-clerk1", number, allMet: true)).ShouldBeLessThanOrEqualTo(ClicksMax);
        (await DecideAsync("shijian-head", number, allMet: false)).ShouldBeLessThanOrEqualTo(ClicksMax);
        await DecideAsync("counter1", number, allMet: false);
        await HandOverAsync("counter1", number);

        var after = await chromium.Server.GetAsync("supervisor", $"/api/v1/cases/{number}");
        after["status"]!.GetValue<string>().ShouldBe("Delivered");
        after["decision"]!.GetValue<string>().ShouldBe("Granted");
    }

    [Fact]
    public async Task Decision_ByKeys_TakesFour()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1");
        var number = await AcceptedAsync();
        await desk.GoAsync($"/inbox?q={number}");
        await desk.Row(number).WaitForAsync();

        await desk.PressAsync("j", "Enter");
        await desk.SeeAsync("审查要点");
        await desk.PressAsync("y", "Control+Enter");

        await desk.SeeAsync("已提交：审查");
        desk.Keys.ShouldBeLessThanOrEqualTo(KeysMax);
        desk.Clicks.ShouldBe(0);
    }

    [Fact]
    public async Task Acceptance_MaterialMissing_LeadsToOneNoticeAndBack()
    {
        await using var desk = await chromium.OpenAsync("window1");
        var number = await StartAsync(leaveOut: "articles");
        await desk.GoAsync($"/inbox/{number}");

        await desk.SeeAsync("补正只能告知一次");
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true })).ToBeDisabledAsync();
        await desk.ClickAsync(AriaRole.Button, "一次性告知补正");
        await desk.SeeAsync("已告知申请人补正");
        await desk.GoAsync($"/inbox/{number}");
        await desk.ClickAsync(AriaRole.Button, "补正收件");
        await desk.SeeAsync("已收到补正材料");
        await desk.ClickAsync(AriaRole.Button, "继续办理本件");
        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }));
        await desk.SeeAsync("已受理");
    }

    [Fact]
    public async Task Refusal_WithoutReasons_IsRefusedInPlaceWithTheLaw()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1");
        var number = await AcceptedAsync();
        await desk.GoAsync($"/inbox/{number}");

        await desk.ClickAsync(AriaRole.Button, "全部符合");
        await desk.ClickAsync(desk.Page.GetByText("不符合", new() { Exact = true }).First);
        await desk.SeeAsync("理由（必填）");
        await desk.ClickAsync(AriaRole.Button, "引用到理由");
        await desk.Page.GetByLabel("理由（必填）").FillAsync("   ");
        await desk.ClickAsync(AriaRole.Button, "提交");

        var problem = desk.Page.GetByRole(AriaRole.Alert);
        await Expect(problem).ToContainTextAsync("WG5119");
        await Expect(problem).ToContainTextAsync("行政许可法 第三十八条");
    }

    [Fact]
    public async Task Step_OfAnotherOffice_SaysWhyNot()
    {
        await using var desk = await chromium.OpenAsync("window1");
        var number = await AcceptedAsync();
        await desk.GoAsync($"/inbox/{number}");

        await desk.SeeAsync("现在不需要您办理");
        await desk.SeeAsync("WG5401");
    }

    [Fact]
    public async Task Ribbon_ArrowKeys_ExplainEachDay()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1");
        var number = await AcceptedAsync();
        await desk.GoAsync($"/inbox/{number}");

        var ribbon = desk.Page.GetByRole(AriaRole.Toolbar).First;
        await ribbon.Locator("[data-day][tabindex='0']").FocusAsync();
        await desk.PressAsync("Home");

        await desk.SeeAsync("起算日，当日不计");
    }

    [Fact]
    public async Task Inbox_FiltersAndSession_SurviveAReload()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1");
        var number = await AcceptedAsync();
        await desk.GoAsync("/inbox");
        await desk.Page.GetByPlaceholder("搜索事项、申请人或办件编号").FillAsync(number);
        await desk.ArriveAsync($"**/inbox?q={number}");
        await desk.Page.ReloadAsync();

        await desk.Row(number).WaitForAsync();
        await Expect(desk.Page.Locator("a[data-row]")).ToHaveCountAsync(1);
        await desk.Page.GetByPlaceholder("搜索事项、申请人或办件编号").FillAsync("不存在的办件");
        await desk.SeeAsync("没有符合条件的待办");
    }

    [Fact]
    public async Task Inbox_CaseAccepted_AppearsByItself()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk2");
        await desk.Page.AddInitScriptAsync("window.setInterval = () => 0");
        await desk.GoAsync("/inbox?q=公司设立登记");
        await desk.SettleAsync();

        var number = await AcceptedAsync();

        await desk.Row(number).WaitForAsync();
    }

    [Fact]
    public async Task Search_ByTheEndOfTheNumber_LeadsToTheCase()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1");
        var number = await AcceptedAsync();
        await desk.GoAsync("/cases");

        await desk.PressAsync("/");
        await desk.Page.Keyboard.TypeAsync(number[^8..]);
        await desk.PressAsync("Enter");
        await desk.ClickAsync(desk.Row(number));

        await desk.ArriveAsync($"**/inbox/{number}");
        await desk.SeeAsync("审查要点");
    }

    /// <summary>Signs in by hand, takes in a company's registration and accepts it; gives its number.</summary>
    private async Task<string> TakeInAndAcceptAsync()
    {
        await using var desk = await chromium.OpenAsync();
        var page = desk.Page;
        await desk.GoAsync("/");
        await page.GetByLabel("用户名").FillAsync("window1");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "密码" }).FillAsync("wfgov-demo");
        await desk.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }));
        await desk.ClickAsync(AriaRole.Link, "收件");
        await page.GetByPlaceholder("输入事项名称、部门或编码").FillAsync(Requests.Company);
        await desk.ClickAsync(page.Locator("a.item", new() { Has = page.GetByText(Requests.Company, new() { Exact = true }) }));
        await page.GetByText("自然人", new() { Exact = true }).ClickAsync();
        await page.Locator("#name").FillAsync("邓雅婷");
        await page.Locator("#identifier").FillAsync("11010519491231002X");
        foreach (var (key, value) in new[] { ("company_name", "深圳市宝启科技有限公司"), ("capital", "100"), ("shareholders", "2"), ("domicile", "宝安区新安街道"), ("phone", "13900139000") })
            await page.Locator($"#field-{key}").FillAsync(value);
        await page.GetByRole(AriaRole.Radio, new() { Name = "否" }).CheckAsync();
        await desk.ClickAsync(AriaRole.Button, "全部已提交");
        await desk.ClickAsync(AriaRole.Button, "收件，出具凭证");
        await desk.SeeAsync("收件凭证");
        await desk.SeeAsync("查询编号");
        var number = await page.Locator(".receipt code").First.InnerTextAsync();
        await desk.ClickAsync(AriaRole.Button, "办理受理");
        await desk.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }));
        await desk.SeeAsync("已受理");
        return number;
    }

    /// <summary>From the inbox to what was submitted; gives the clicks it took.</summary>
    private async Task<int> DecideAsync(string user, string number, bool allMet)
    {
        await using var desk = await chromium.OpenAsync(user);
        await desk.GoAsync($"/inbox?q={number}");
        await desk.ClickAsync(desk.Row(number));
        if (allMet)
            await desk.ClickAsync(AriaRole.Button, "全部符合");
        await desk.ClickAsync(AriaRole.Button, "提交：");
        await desk.SeeAsync("已提交：");
        return desk.Clicks;
    }

    /// <summary>送达 at the counter: the 送达回证 says who collected it.</summary>
    private async Task HandOverAsync(string user, string number)
    {
        await using var desk = await chromium.OpenAsync(user);
        await desk.GoAsync($"/inbox/{number}");
        await desk.Page.GetByLabel("送达回证编号").FillAsync("送达回证1号");
        await desk.Page.GetByLabel("签收人").FillAsync("邓雅婷");
        await desk.Page.GetByLabel("领取人证件号码").FillAsync("11010519491231002X");
        await desk.ClickAsync(AriaRole.Button, "登记");
        await desk.SeeAsync("已登记");
    }

    private async Task<string> AcceptedAsync()
    {
        var number = await StartAsync();
        await chromium.Server.AcceptAsync("window2", number);
        return number;
    }

    private async Task<string> StartAsync(string? leaveOut = null)
    {
        var request = await Requests.CompanyAsync(chromium.Server);
        var materials = request["materials"]!.AsArray();
        if (materials.FirstOrDefault(m => m!["key"]!.GetValue<string>() == leaveOut) is { } left)
            materials.Remove(left);
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", request);
        return started!["number"]!.GetValue<string>();
    }
}
