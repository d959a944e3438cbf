using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>其他办理 and 文书 on the page of a case: what the law lets this person do, and nothing else.</summary>
public sealed class OtherActsTests(Chromium chromium)
{
    [Fact]
    public async Task Colleague_AskedInTheMenu_AnswersAndTheStepGoesOn()
    {
        var number = await AcceptedAsync();
        await using var clerk = await chromium.OpenAsync("shijian-clerk1");
        await clerk.GoAsync($"/inbox/{number}");
        await clerk.SeeAsync("其他办理");
        await clerk.PressAsync("o");
        await clerk.ClickAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "加签" }));
        await clerk.Page.GetByLabel("杨建国").CheckAsync();
        await clerk.Page.GetByLabel("请其说明什么").FillAsync("住所与登记不一致，是否影响登记？");
        await clerk.ClickAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "加签", Exact = true }));
        await clerk.SeeAsync("等待意见");

        await using var colleague = await chromium.OpenAsync("shijian-reviewer");
        await colleague.GoAsync($"/inbox/{number}");
        await colleague.Page.GetByLabel("意见", new() { Exact = true }).FillAsync("不影响，住所承诺书已附。");
        await colleague.ClickAsync(AriaRole.Button, "提出加签意见");
        await colleague.SeeAsync("已办理：提出加签意见");

        await clerk.Page.ReloadAsync();
        await clerk.SeeAsync("不影响，住所承诺书已附。");
        await clerk.PressAsync("y", "Control+Enter");
        await clerk.SeeAsync("已提交：审查");
    }

    [Fact]
    public async Task Document_Issued_OpensInPlace()
    {
        var number = await AcceptedAsync();
        await using var desk = await chromium.OpenAsync("window1");
        await desk.GoAsync($"/inbox/{number}");

        await desk.ClickAsync(AriaRole.Button, "出具：受理通知书");
        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "出具", Exact = true }).Last);

        await desk.SeeAsync("在新窗口打开");
        await Expect(desk.Page.Locator("iframe.file-view")).ToHaveAttributeAsync("src", new Regex("^blob:"));
    }

    [Fact]
    public async Task Withdrawal_ByTheWindow_EndsTheCase()
    {
        var number = await AcceptedAsync();
        await using var desk = await chromium.OpenAsync("window1");
        await desk.GoAsync($"/inbox/{number}");

        await desk.ClickAsync(AriaRole.Button, "其他办理");
        await desk.ClickAsync(AriaRole.Button, "申请人撤回申请");
        await desk.Page.GetByLabel("申请人的理由").FillAsync("改由分公司申请");
        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "申请人撤回申请", Exact = true }));

        await desk.SeeAsync("已办理：申请人撤回申请");
        (await chromium.Server.GetAsync("supervisor", $"/api/v1/cases/{number}"))["status"]!.ToString().ShouldBe("Withdrawn");
    }

    private async Task<string> AcceptedAsync()
    {
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(chromium.Server));
        var number = started!["number"]!.ToString();
        await chromium.Server.AcceptAsync("window2", number);
        return number;
    }
}
