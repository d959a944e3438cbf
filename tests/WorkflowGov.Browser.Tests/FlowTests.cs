using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>The process changed on the diagram: form and YAML follow at once, and every change is undone in one history.</summary>
public sealed class FlowTests(Chromium chromium)
{
    private const string Food = "食品经营许可新办";

    [Fact]
    public async Task Limit_ChangedOnTheDiagram_StandsInFormAndYamlAndIsUndone()
    {
        await using var desk = await OpenAsync();
        await Expect(Sum(desk)).ToContainTextAsync("最长路径 7 个工作日");

        await desk.ClickAsync(AriaRole.Button, "修改“现场核查”");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "时限" }).FillAsync("3");
        await desk.PressAsync("Enter");

        await Expect(Sum(desk)).ToContainTextAsync("超过承诺 2 日");
        await desk.SeeAsync("草稿已自动保存");
        (await YamlAsync(desk)).ShouldContain("    inspect.limit: 3 工作日\n    inspect.criteria:\n");
        await desk.ClickAsync(AriaRole.Tab, "表单");
        await Expect(desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "“现场核查”的环节时限", Exact = true })).ToHaveValueAsync("3");
        await desk.ClickAsync(AriaRole.Tab, "流程");
        await desk.Page.Locator(".flow-sum").ClickAsync();
        await desk.PressAsync("Control+z");
        await Expect(Sum(desk)).ToContainTextAsync("最长路径 7 个工作日");
    }

    [Fact]
    public async Task Step_AddedMovedAndRemoved_IsTheItemsOwn()
    {
        await using var desk = await OpenAsync();
        await desk.ClickAsync(AriaRole.Button, "在“审查”之后增加");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "名称" }).FillAsync("法制审核");
        await desk.Page.GetByLabel("审查要点").FillAsync("程序合法，依据正确");
        await desk.PressAsync("Enter");

        await Expect(Titles(desk)).ToHaveTextAsync(["受理", "审查", "法制审核", "现场核查", "决定", "制证", "送达"]);
        await desk.ClickAsync(AriaRole.Button, "下移“法制审核”");
        await Expect(Titles(desk)).ToHaveTextAsync(["受理", "审查", "现场核查", "法制审核", "决定", "制证", "送达"]);
        await desk.ClickAsync(AriaRole.Button, "“法制审核”增加退回");
        await desk.Page.GetByLabel("退回到").SelectOptionAsync("review");
        await desk.ClickAsync(AriaRole.Button, "确定");
        await desk.SeeAsync("退回“审查”，至多 1 次");
        await desk.ClickAsync(AriaRole.Button, "删去“法制审核”");
        await Expect(Titles(desk)).ToHaveTextAsync(["受理", "审查", "现场核查", "决定", "制证", "送达"]);
        await desk.ClickAsync(AriaRole.Button, "放弃草稿");
        await desk.SeeAsync("与现行版本相同");
    }

    [Fact]
    public async Task Parallel_Added_FoldsAndGrows()
    {
        await using var desk = await OpenAsync();
        await desk.ClickAsync(AriaRole.Button, "在“审查”之后增加");
        await desk.Page.GetByText("并联", new() { Exact = true }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "名称", Exact = true }).FillAsync("联合审查");
        await desk.Page.GetByLabel("分支名称，用顿号分开").FillAsync("消防、环保");
        await desk.PressAsync("Enter");

        await Expect(desk.Page.Locator(".flow-editor .flow-branch-name")).ToHaveTextAsync(["消防", "环保"]);
        await desk.ClickAsync(AriaRole.Button, "增加分支");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "分支名称" }).FillAsync("卫生");
        await desk.PressAsync("Enter");
        await Expect(desk.Page.Locator(".flow-editor .flow-branch-name")).ToHaveTextAsync(["消防", "环保", "卫生"]);
        await desk.ClickAsync(AriaRole.Button, "折叠 联合审查");
        await desk.SeeAsync("3 支，3 个环节");
        await Expect(desk.Page.Locator(".flow-editor .flow-branch-name")).ToHaveCountAsync(0);
        await desk.ClickAsync(AriaRole.Button, "放弃草稿");
        await desk.SeeAsync("与现行版本相同");
    }

    /// <summary>The text as the server keeps it: the editor shows only lines in sight.</summary>
    private async Task<string> YamlAsync(Desk desk) =>
        (await chromium.Server.GetAsync("publisher", $"/api/v1/definitions/{new Uri(desk.Page.Url).Segments[2].TrimEnd('/')}/drafts"))["own"]!["text"]!.GetValue<string>();

    private static ILocator Sum(Desk desk) => desk.Page.Locator(".flow-sum");

    private static ILocator Titles(Desk desk) => desk.Page.Locator(".flow-editor .flow-step h3");

    private async Task<Desk> OpenAsync()
    {
        var items = await chromium.Server.GetAsync("publisher", "/api/v1/items");
        var code = items.AsArray().First(i => i!["name"]!.GetValue<string>() == Food)!["code"]!.GetValue<string>();
        // Another author than that of the editor's tests: drafts are kept for each.
        var desk = await chromium.OpenAsync("publisher");
        await chromium.ForgetDraftAsync("publisher", code);
        await desk.GoAsync($"/items/{code}/edit?view=flow");
        await desk.Page.Locator(".flow-editor").WaitForAsync();
        return desk;
    }
}
