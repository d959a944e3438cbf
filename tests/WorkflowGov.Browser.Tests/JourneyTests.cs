using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>
/// One case through every desk it meets, with what each costs in clicks and keys: taken in, approved by two offices at the
/// same time, late at the third, ordered, decided, delivered, rated.
/// </summary>
public sealed partial class JourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Item = "临时占用城市道路审批";
    private const string Applicant = "邓雅婷";
    private const string Identifier = "11010519491231002X";

    /// <summary>Behind the promise of 5 working days and its red card, within the 20 of the law in every calendar.</summary>
    private const int DaysAway = 21;

    /// <summary>What the log says first of each, in this order.</summary>
    private static readonly string[] Milestones =
    [
        "case.received", "case.accepted", "step.done", "card.raised", "order.opened", "order.answered", "order.closed", "case.decided", "delivery.served", "rating.given",
    ];

    [Fact]
    public async Task Case_OfParallelOffices_GoesFromTheWindowToItsRating()
    {
        var (number, query, password) = await TakeInAsync();
        await ApproveAtOnceAsync(number);
        await LateAsync(number);

        await OrderAsync(number);
        await AnswerAndReviewAsync(number);
        await CloseOrderAsync();
        await DecideAsync("jiaotong-head", number);
        await DecideAsync("counter1", number);
        await DeliverAsync(number);
        await RateAsync(query, password);

        var trace = await chromium.Server.GetAsync("supervisor", $"/api/v1/cases/{number}/events");
        trace["events"]!.AsArray().Select(e => e!["type"]!.ToString()).Where(Milestones.Contains).Distinct().ShouldBe(Milestones);
        (await chromium.Server.GetAsync("supervisor", $"/api/v1/cases/{number}"))["status"]!.ToString().ShouldBe("Delivered");
    }

    /// <summary>Taken in and accepted at the window; gives the case's number and what its receipt lets the applicant ask with.</summary>
    private async Task<(string Number, string Query, string Password)> TakeInAsync()
    {
        await using var desk = await chromium.OpenAsync("window1");
        var page = desk.Page;
        var items = await chromium.Server.GetAsync("window1", "/api/v1/items");
        await desk.GoAsync($"/inbox/new/{items.AsArray().Single(i => i!["name"]!.ToString() == Item)!["code"]}");
        await desk.ClickAsync(page.GetByText("自然人", new() { Exact = true }));
        await page.Locator("#name").FillAsync(Applicant);
        await page.Locator("#identifier").FillAsync(Identifier);
        foreach (var (key, value) in new[] { ("road", "新安一路"), ("position", "新安一路12号门前"), ("area", "30"), ("from", "2031-03-03"), ("until", "2031-03-10"), ("phone", "13900139000") })
            await page.Locator($"#field-{key}").FillAsync(value);
        await page.Locator("#field-part").SelectOptionAsync("人行道");
        await page.Locator("#field-cause").SelectOptionAsync("设备吊装");
        await desk.ClickAsync(AriaRole.Button, "全部已提交");
        await desk.ClickAsync(AriaRole.Button, "收件，出具凭证");
        await desk.SeeAsync("收件凭证");
        var number = await page.Locator(".receipt code").First.InnerTextAsync();
        var ask = QueryWords().Match(await page.Locator(".receipt").InnerTextAsync());
        await desk.ClickAsync(AriaRole.Button, "办理受理");
        await desk.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }));
        await desk.SeeAsync("已受理");
        desk.Clicks.ShouldBe(5);
        ask.Success.ShouldBeTrue("the receipt says how the applicant asks");
        return (number, ask.Groups[1].Value, ask.Groups[2].Value);
    }

    /// <summary>Two offices see the same case open and submit in the same moment: one by keys, one by clicks.</summary>
    private async Task ApproveAtOnceAsync(string number)
    {
        await using var byKeys = await chromium.OpenAsync("gongan-clerk1");
        await using var byClicks = await chromium.OpenAsync("chengguan-clerk1");
        foreach (var desk in (Desk[])[byKeys, byClicks])
        {
            await desk.GoAsync($"/inbox?q={number}");
            await desk.Row(number).WaitForAsync();
        }

        await byKeys.PressAsync("j", "Enter");
        await byKeys.SeeAsync("交通疏解方案满足通行安全要求");
        await byKeys.PressAsync("y");
        await byClicks.ClickAsync(byClicks.Row(number));
        await byClicks.ClickAsync(AriaRole.Button, "全部符合");
        await Task.WhenAll(byKeys.PressAsync("Control+Enter"), byClicks.ClickAsync(AriaRole.Button, "提交："));

        await byKeys.SeeAsync("已提交：公安交警意见");
        await byClicks.SeeAsync("已提交：城管意见");
        (byKeys.Clicks, byKeys.Keys, byClicks.Clicks, byClicks.Keys).ShouldBe((0, 4, 3, 0));
    }

    /// <summary>The lead office lets time pass until a red card has fallen.</summary>
    private async Task LateAsync(string number)
    {
        await chromium.Server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = DaysAway });
        await chromium.Server.UntilRedAsync(number);
    }

    /// <summary>督办: from the red tile to the accountable people in two clicks, to the order in two more.</summary>
    private async Task OrderAsync(string number)
    {
        await using var desk = await chromium.OpenAsync("supervisor");
        await desk.GoAsync("/supervision");
        await desk.ClickAsync(desk.Page.Locator("button.figure.late"));
        await desk.ClickAsync(desk.Page.Locator($"a.board-row[href$='{number}']"));
        await desk.SeeAsync("方慧玲、邹思远");
        desk.Clicks.ShouldBe(2);

        await desk.ClickAsync(AriaRole.Button, "发起督办");
        await desk.Page.GetByLabel("督办要求").FillAsync("两个工作日内提出审查意见");
        await desk.ClickAsync(AriaRole.Button, "发出督办");
        await desk.SeeAsync("尚未反馈");
        desk.Clicks.ShouldBe(4);
    }

    /// <summary>The office answers where it works, and does what it was asked for.</summary>
    private async Task AnswerAndReviewAsync(string number)
    {
        await using var desk = await chromium.OpenAsync("jiaotong-clerk1");
        await desk.GoAsync($"/inbox?q={number}");
        await desk.ClickAsync(desk.Row(number));
        await desk.SeeAsync("两个工作日内提出审查意见");
        await desk.Page.GetByLabel("反馈", new() { Exact = true }).FillAsync("今日提出审查意见");
        await desk.PressAsync("Enter");
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "提交反馈" })).ToHaveCountAsync(0);
        await desk.PressAsync("y", "Control+Enter");
        await desk.SeeAsync("已提交：主办部门审查");
        (desk.Clicks, desk.Keys).ShouldBe((1, 3));
    }

    private async Task CloseOrderAsync()
    {
        await using var desk = await chromium.OpenAsync("supervisor");
        await desk.GoAsync("/supervision/orders");
        await desk.SeeAsync("今日提出审查意见");
        await desk.Page.GetByLabel("督办结果").FillAsync("已办理");
        await desk.ClickAsync(AriaRole.Button, "办结督办");
        await Expect(desk.Page.Locator(".order-list .standing")).ToHaveTextAsync("已办结");
        desk.Clicks.ShouldBe(1);
    }

    /// <summary>Decision, or certificate: nothing is asked but the outcome.</summary>
    private async Task DecideAsync(string user, string number)
    {
        await using var desk = await chromium.OpenAsync(user);
        await desk.GoAsync($"/inbox?q={number}");
        await desk.ClickAsync(desk.Row(number));
        await desk.ClickAsync(AriaRole.Button, "提交：");
        await desk.SeeAsync("已提交：");
        desk.Clicks.ShouldBe(2);
    }

    /// <summary>送达回证: a stranger's identity card is refused in place, the applicant's is taken.</summary>
    private async Task DeliverAsync(string number)
    {
        await using var desk = await chromium.OpenAsync("counter1");
        await desk.GoAsync($"/inbox?q={number}");
        await desk.ClickAsync(desk.Row(number));
        await desk.Page.GetByLabel("送达回证编号").FillAsync("送达回证1号");
        await desk.Page.GetByLabel("签收人").FillAsync(Applicant);
        await desk.Page.GetByLabel("证件类型").SelectOptionAsync("Passport");
        await desk.Page.GetByLabel("领取人证件号码").FillAsync("E12345678");
        await desk.ClickAsync(AriaRole.Button, "登记");
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("WG5711");
        await desk.Page.GetByLabel("证件类型").SelectOptionAsync("ResidentId");
        await desk.Page.GetByLabel("领取人证件号码").FillAsync(Identifier);
        await desk.ClickAsync(AriaRole.Button, "登记");
        await desk.SeeAsync("已登记");
        desk.Clicks.ShouldBe(3);
    }

    /// <summary>The applicant, without an account, by what the receipt says.</summary>
    private async Task RateAsync(string query, string password)
    {
        await using var desk = await chromium.OpenAsync();
        await desk.GoAsync("/progress");
        await desk.Page.GetByLabel("查询编号").FillAsync(query);
        await desk.Page.GetByLabel("查询密码").FillAsync(password);
        await desk.PressAsync("Enter");
        await desk.ClickAsync(desk.Page.GetByText("满意", new() { Exact = true }));
        await desk.ClickAsync(AriaRole.Button, "提交评价");
        await desk.SeeAsync("您的评价已经记下");
        (desk.Clicks, desk.Keys).ShouldBe((2, 1));
    }

    [GeneratedRegex(@"查询编号\s+(\S+)\s+查询密码\s+(\S+?)（")]
    private static partial Regex QueryWords();
}
