using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>Policy staff revise an item: one text as form and YAML, with findings, proof and changes as they write.</summary>
public sealed class EditorTests(Chromium chromium)
{
    private const string Food = "食品经营许可新办";

    [Fact]
    public async Task Promise_ShortenedByForm_IsFoundProvedWrongAndUndone()
    {
        await using var desk = await OpenAsync();
        var promised = Field(desk, "承诺办结时限");
        await desk.SeeAsync("得证");

        await promised.FillAsync("6 工作日");

        await desk.SeeAsync("1 个错误");
        await desk.SeeAsync("有反例");
        await desk.SeeAsync("最长路径 7 个工作日，超过承诺 6 工作日");
        await desk.ClickAsync(AriaRole.Tab, "证明");
        await desk.SeeAsync("反例");
        await Expect(desk.Page.Locator(".way li")).ToHaveCountAsync(6);
        await Expect(desk.Page.Locator(".way li").Last).ToHaveTextAsync(new Regex(@"^决定\s*准予\s*第 7 日$"));
        await desk.ClickAsync(AriaRole.Tab, "变更");
        await desk.SeeAsync("7 工作日 → 6 工作日");
        await desk.ClickAsync(AriaRole.Button, "撤销");
        await desk.SeeAsync("没有问题");
        await Expect(promised).ToHaveValueAsync("7");
    }

    [Fact]
    public async Task Draft_WrittenInYaml_ShowsInTheFormAndSurvivesAReload()
    {
        await using var desk = await OpenAsync();
        await desk.ClickAsync(AriaRole.Tab, "YAML");
        await desk.ClickAsync(desk.Page.Locator(".cm-line").First);
        await desk.Page.Keyboard.PressAsync("End");
        await desk.Page.Keyboard.TypeAsync("（试行）");
        await desk.ClickAsync(AriaRole.Tab, "表单");
        await Expect(Field(desk, "事项名称")).ToHaveValueAsync($"{Food}（试行）");

        await desk.SeeAsync("草稿已自动保存");

        await desk.Page.ReloadAsync();

        await desk.SeeAsync("草稿已自动保存");
        await Expect(Field(desk, "事项名称")).ToHaveValueAsync($"{Food}（试行）");
        await desk.ClickAsync(AriaRole.Button, "放弃草稿");
        await desk.SeeAsync("与现行版本相同");
    }

    [Fact]
    public async Task Finding_Clicked_LeadsToItsFieldOrLine()
    {
        await using var desk = await OpenAsync();
        await Field(desk, "受理条件 1").FillAsync("符合法律规定的其他条件");
        await desk.SeeAsync("1 个错误");

        await desk.ClickAsync(AriaRole.Tab, "问题");
        await desk.ClickAsync(desk.Page.Locator(".findings:visible button").First);
        await Expect(Field(desk, "受理条件 1")).ToBeFocusedAsync();
        await desk.ClickAsync(AriaRole.Tab, "YAML");
        await desk.ClickAsync(desk.Page.Locator(".findings:visible button").First);

        await desk.Page.Locator(".cm-activeLine", new() { HasText = "符合法律规定的其他条件" }).WaitForAsync();
        await desk.Page.Keyboard.PressAsync("Control+z");
        await desk.SeeAsync("没有问题");
    }

    [Fact]
    public async Task Keys_BeingWritten_AreOfferedWithTheirTerms()
    {
        await using var desk = await OpenAsync();
        await desk.ClickAsync(AriaRole.Tab, "YAML");
        await desk.ClickAsync(desk.Page.Locator(".cm-line", new() { HasText = "promised" }));
        await desk.Page.Keyboard.PressAsync("End");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Keyboard.TypeAsync("ext");

        var offer = desk.Page.Locator(".cm-tooltip-autocomplete li").First;
        await Expect(offer).ToHaveTextAsync("extension延长");
    }

    [Fact]
    public async Task CounterExample_IsPlayedOnTheDiagram()
    {
        await using var desk = await OpenAsync();
        await Field(desk, "承诺办结时限").FillAsync("6 工作日");
        await desk.ClickAsync(AriaRole.Tab, "证明");

        await desk.ClickAsync(AriaRole.Button, "在流程图上演示");

        await Expect(desk.Page.Locator(".flow-step.visited")).Not.ToHaveCountAsync(0);
        for (var step = 0; step < 5; step++)
            await NextAsync(desk);
        await Expect(desk.Page.Locator(".flow-step.playing h3")).ToHaveTextAsync("决定");
        await desk.SeeAsync("第 6 步，共 6 步");
        await desk.ClickAsync(AriaRole.Button, "结束演示");
        await Expect(desk.Page.Locator(".flow-step.playing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Case_WalkedThroughTheDraft_ShowsEveryClockAndWhyNot()
    {
        await using var desk = await OpenAsync();
        await desk.ClickAsync(AriaRole.Tab, "试办");
        await desk.Page.GetByLabel("从哪一天收件").FillAsync("2026-09-28");

        await desk.ClickAsync(desk.Page.Locator(".trial-acts button", new() { HasText = "受理" }).First);
        // 7 days: 29 and 30 September, 8, 9, 10 (made up for), 12 and 13 October.
        await desk.SeeAsync("受理，承诺到期日 2026-10-13");
        await desk.ClickAsync(AriaRole.Button, "一路办到办结");

        await desk.SeeAsync("决定：准予");
        await Expect(desk.Page.Locator(".trial-status")).ToContainTextAsync("办结");
        await Expect(desk.Page.Locator(".trial .clock-head", new() { HasText = "承诺时限" }).First).ToContainTextAsync("2026年10月13日");
    }

    [Fact]
    public async Task Draft_InTwoWindows_IsNotWrittenOver()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        await Field(one, "受理条件 1").FillAsync("甲窗口写的条件");
        await one.SeeAsync("草稿已自动保存");

        await Field(other, "受理条件 1").FillAsync("乙窗口写的条件");

        await other.SeeAsync("没有覆盖");
        await other.ClickAsync(AriaRole.Button, "用另一个窗口的");
        await Expect(Field(other, "受理条件 1")).ToHaveValueAsync("甲窗口写的条件");
        await other.ClickAsync(AriaRole.Button, "放弃草稿");
        await other.SeeAsync("与现行版本相同");
    }

    /// <summary>The demonstration stands still where somebody takes it in hand.</summary>
    private static async Task NextAsync(Desk desk)
    {
        var next = desk.Page.GetByRole(AriaRole.Button, new() { Name = "下一步" });
        if (await next.IsEnabledAsync())
            await next.ClickAsync();
    }

    private async Task<Desk> OpenAsync()
    {
        var items = await chromium.Server.GetAsync("author", "/api/v1/items");
        var code = items.AsArray().First(i => i!["name"]!.GetValue<string>() == Food)!["code"]!.GetValue<string>();
        var desk = await chromium.OpenAsync("author");
        await chromium.ForgetDraftAsync("author", code);
        await desk.GoAsync($"/items/{code}");
        await desk.ClickAsync(AriaRole.Button, "修订");
        await Field(desk, "事项名称").WaitForAsync();
        return desk;
    }

    /// <summary>A field of the form; the help beside it names it too.</summary>
    private static ILocator Field(Desk desk, string name) => desk.Page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });
}
