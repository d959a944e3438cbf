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
        var promised = desk.Page.GetByLabel("承诺办结时限");
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
        await Expect(promised).ToHaveValueAsync("7 工作日");
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
        await Expect(desk.Page.GetByLabel("事项名称")).ToHaveValueAsync($"{Food}（试行）");

        await desk.Page.ReloadAsync();

        await desk.SeeAsync("草稿保存在本浏览器");
        await Expect(desk.Page.GetByLabel("事项名称")).ToHaveValueAsync($"{Food}（试行）");
        await desk.ClickAsync(AriaRole.Button, "放弃草稿");
        await desk.SeeAsync("与现行版本相同");
    }

    [Fact]
    public async Task Finding_Clicked_LeadsToItsLine()
    {
        await using var desk = await OpenAsync();
        await desk.Page.GetByLabel("受理条件 1").FillAsync("符合法律规定的其他条件");
        await desk.SeeAsync("1 个错误");

        await desk.ClickAsync(AriaRole.Tab, "问题");
        await desk.ClickAsync(desk.Page.Locator(".findings button").First);

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

    private async Task<Desk> OpenAsync()
    {
        var items = await chromium.Server.GetAsync("author", "/api/v1/items");
        var code = items.AsArray().First(i => i!["name"]!.GetValue<string>() == Food)!["code"]!.GetValue<string>();
        var desk = await chromium.OpenAsync("author");
        await desk.GoAsync($"/items/{code}");
        await desk.ClickAsync(AriaRole.Button, "修订");
        await desk.Page.GetByLabel("事项名称").WaitForAsync();
        return desk;
    }
}
