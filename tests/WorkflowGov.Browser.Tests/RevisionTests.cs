using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>Two people of the policy staff: one revises, the other publishes; the new version comes into force on its day.</summary>
public sealed class RevisionTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Food = "食品经营许可新办";

    [Fact]
    public async Task Revision_WrittenProposedAndPublishedByAnother_ComesIntoForce()
    {
        var code = await CodeAsync();
        var today = DateOnly.Parse((await chromium.Server.GetAsync("author", "/api/v1/today"))["date"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        await using (var author = await chromium.OpenAsync("author"))
        {
            await author.GoAsync($"/items/{code}/edit");
            await Field(author, "承诺办结时限").FillAsync("6 工作日");
            await author.SeeAsync("1 个错误");
            await Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "提请发布" })).ToBeDisabledAsync();
            await Field(author, "承诺办结时限").FillAsync("8 工作日");
            await Field(author, "版本号").FillAsync("2");
            await author.Page.GetByLabel("计划生效日期", new() { Exact = true }).FillAsync(today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await author.SeeAsync("没有问题");
            await author.Page.GetByLabel("修订说明").FillAsync("核查人手不足，承诺放宽一日");
            await author.ClickAsync(AriaRole.Button, "提请发布");
            await author.SeeAsync("已提请，待另一人审核");
            await author.GoAsync($"/items/{code}/revision");
            await author.SeeAsync("须由另一人审核和发布");
        }

        await using var publisher = await chromium.OpenAsync("publisher");
        await publisher.GoAsync("/items");
        await publisher.SeeAsync("待审核和发布的修订");
        await publisher.ClickAsync(publisher.Page.Locator(".waiting a").First);
        await publisher.SeeAsync("7 工作日 → 8 工作日");
        await publisher.SeeAsync("收件的人不审查");
        await Expect(publisher.Page.Locator(".text-diff .in")).ToHaveCountAsync(3);
        await Expect(publisher.Page.Locator(".text-diff .in").Last).ToContainTextAsync("promised: 8 工作日");
        await publisher.SeeAsync("没有在办件");
        await publisher.ClickAsync(AriaRole.Button, "批注“整份修订”");
        await publisher.Page.GetByRole(AriaRole.Textbox, new() { Name = "批注“整份修订”" }).FillAsync("与人手测算相符");
        await publisher.PressAsync("Enter");
        await Expect(publisher.Page.Locator(".talk blockquote")).ToContainTextAsync("与人手测算相符");
        await Expect(publisher.Page.GetByRole(AriaRole.Button, new() { Name = "发布" })).ToBeDisabledAsync();
        await publisher.ClickAsync(AriaRole.Button, "审核通过");
        await publisher.SeeAsync("刘丽华已审核");
        await publisher.ClickAsync(AriaRole.Button, "发布");
        await publisher.SeeAsync("第 2 版已发布");

        (await VersionAsync(code)).ShouldBe(1);
        await chromium.Server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = 1 });
        (await VersionAsync(code)).ShouldBe(2);
        await publisher.GoAsync($"/items/{code}/edit?beside=versions");
        await publisher.SeeAsync("已被替代");
        await Expect(publisher.Page.Locator(".versions li").First).ToContainTextAsync("第 2 版 现行");
        await publisher.ClickAsync(AriaRole.Button, "恢复这一版…");
        await publisher.Page.GetByLabel("为什么恢复第 1 版").FillAsync("人手已补足");
        await publisher.ClickAsync(AriaRole.Button, "提请恢复");
        await publisher.SeeAsync("第 3 版草稿，待审核");
    }

    /// <summary>
    /// The main journey, by form only: a new item from nothing is written, proved, and published by another. Clicks and
    /// fields are counted: whoever adds to them says so here.
    /// </summary>
    [Fact]
    public async Task NewItem_WrittenByFormOnly_IsProvedPublishedAndInTheCatalogue()
    {
        const string name = "便民餐车经营登记";
        await using var author = await chromium.OpenAsync("author");
        await author.GoAsync("/items");
        await author.ClickAsync(AriaRole.Link, "起草新事项");
        await Field(author, "事项名称").FillAsync(name);
        await ChooseAsync(author, "实施主体", "深圳市市场监督管理局宝安监管局");
        await ChooseAsync(author, "事项类型", "Licensing");
        await ChooseAsync(author, "怎么办（流程）", "inspection@1");
        await author.ClickAsync(AriaRole.Button, "开始起草");
        await author.SeeAsync("“现场核查”的环节时限还没有填");
        await author.ClickAsync(author.Page.GetByLabel("企业法人", new() { Exact = true }));
        string[][] lists =
        [
            ["设定依据", "《中华人民共和国食品安全法》第三十五条"], ["受理条件", "有固定停放点"], ["受理标准", "由申请人签名"],
            ["“审查”的审查要点", "申请表与停放点一致"], ["“现场核查”的审查要点", "停放点不占用消防通道"],
        ];
        foreach (var list in lists)
        {
            await Field(author, $"{list[0]}：增加一条").FillAsync(list[1]);
            await author.PressAsync("Enter");
        }

        await Field(author, "法定办结时限").FillAsync("20");
        await Field(author, "时限依据").FillAsync("《中华人民共和国行政许可法》第四十二条");
        await Field(author, "承诺办结时限").FillAsync("12");
        await Field(author, "“现场核查”的环节时限").FillAsync("2");
        await Field(author, "结果名称").FillAsync("便民餐车经营登记证");
        await ChooseAsync(author, "结果类型", "证照");
        await author.SeeAsync("没有问题");
        await author.SeeAsync("得证");
        await Field(author, "说明：为什么新设这一事项").FillAsync("便民服务");
        await author.ClickAsync(AriaRole.Button, "提请发布");
        await author.SeeAsync("已提请，待另一人审核");
        author.Clicks.ShouldBe(4);
        author.Keys.ShouldBe(5);

        await using var publisher = await chromium.OpenAsync("publisher");
        await publisher.GoAsync("/items");
        await publisher.ClickAsync(publisher.Page.Locator(".waiting a", new() { HasText = name }));
        await publisher.SeeAsync("新事项，没有此前的版本");
        await Expect(publisher.Page.Locator(".checks .good")).ToHaveCountAsync(5);
        await publisher.ClickAsync(AriaRole.Button, "审核通过");
        await publisher.ClickAsync(AriaRole.Button, "发布");
        await publisher.SeeAsync("第 1 版已发布");
        publisher.Clicks.ShouldBe(3);

        await publisher.GoAsync("/items?q=bmcc");
        await Expect(publisher.Page.Locator(".item-row").First).ToContainTextAsync(name);
    }

    private static async Task ChooseAsync(Desk desk, string label, string value) =>
        await desk.Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).SelectOptionAsync(value);

    private async Task<int> VersionAsync(string code) =>
        (await chromium.Server.GetAsync("author", $"/api/v1/items/{code}"))["version"]!.GetValue<int>();

    private async Task<string> CodeAsync()
    {
        var items = await chromium.Server.GetAsync("author", "/api/v1/items");
        return items.AsArray().First(i => i!["name"]!.GetValue<string>() == Food)!["code"]!.GetValue<string>();
    }

    /// <summary>A field of the form; the help beside it names it too.</summary>
    private static ILocator Field(Desk desk, string name) => desk.Page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });
}
