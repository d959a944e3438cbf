using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>Policy staff and citizens' helpers look an item up: by pinyin, to its page, to paper.</summary>
public sealed class CatalogueTests(Chromium chromium)
{
    private const string Water = "取水许可首次申请";

    [Fact]
    public async Task Item_ByPinyinInitials_IsOpenWithoutTheMouse()
    {
        await using var desk = await chromium.OpenAsync("author");
        await desk.GoAsync("/");
        await desk.ArriveAsync("**/items");
        await desk.Page.Locator("a[data-row]").First.WaitForAsync();

        await desk.PressAsync("/");
        await desk.Page.Keyboard.TypeAsync("qsxksc");
        await desk.ArriveAsync("**/items?q=qsxksc");
        await desk.Page.Locator("mark").First.WaitForAsync();
        await desk.PressAsync("ArrowDown", "Enter");

        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = Water }).WaitForAsync();
        desk.Keys.ShouldBe(3);
        await Expect(desk.Page.Locator(".flow-step.excluded h3")).ToHaveTextAsync("论证报告专家评审");
        await desk.SeeAsync("最长路径不超过承诺时限");
        await desk.ClickAsync(desk.Page.GetByText("审查要点 2 项").First);
        await desk.SeeAsync("取水量符合用水定额和总量控制指标");
    }

    [Fact]
    public async Task Filters_OfTheCatalogue_CountSurviveAndCanBeCleared()
    {
        await using var desk = await chromium.OpenAsync("supervisor");
        await desk.GoAsync("/items");
        var rows = desk.Page.Locator("a[data-row]");
        await rows.First.WaitForAsync();
        var all = await rows.CountAsync();
        var licensing = desk.Page.GetByRole(AriaRole.Button, new() { Name = "行政许可" });
        var counted = int.Parse(await licensing.Locator("strong").InnerTextAsync());

        await desk.ClickAsync(licensing);
        await desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{counted} 项" }).WaitForAsync();
        await Expect(rows).ToHaveCountAsync(counted);
        counted.ShouldBeLessThan(all);
        await desk.ClickAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "深圳市宝安区水务局" }));
        await desk.Page.ReloadAsync();
        await rows.First.WaitForAsync();
        await Expect(desk.Page.Locator(".item-list h2")).ToHaveTextAsync(["深圳市宝安区水务局"]);
        await desk.Page.GetByRole(AriaRole.Textbox).FillAsync("没有这样的事项");
        await desk.SeeAsync("清单之外无审批");
        await desk.ClickAsync(AriaRole.Button, "清除筛选");
        await desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{all} 项" }).WaitForAsync();
    }

    [Fact]
    public async Task Guide_OnPaper_HasTheItemAndNothingOfTheScreen()
    {
        await using var desk = await AtWaterAsync("window1");
        await desk.ClickAsync(AriaRole.Link, "办事指南");
        await desk.SeeAsync("权利救济");

        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await desk.SeeAsync("仅当：年取水量不少于 50,000 立方米");
        await desk.SeeAsync("（不计入办理期限：专家评审）");
        await Expect(desk.Page.GetByText("退出登录")).ToBeHiddenAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Intake_FromAnItemsPage_IsOneClickForWindowsOnly()
    {
        await using var desk = await AtWaterAsync("window1");
        await desk.ClickAsync(AriaRole.Link, "收件");
        await desk.ArriveAsync("**/inbox/new/*");

        await using var author = await AtWaterAsync("author");
        await author.SeeAsync("申请材料");
        await Expect(author.Page.GetByRole(AriaRole.Link, new() { Name = "收件" })).ToHaveCountAsync(0);
    }

    /// <summary>On the item's page, out of the catalogue.</summary>
    private async Task<Desk> AtWaterAsync(string user)
    {
        var desk = await chromium.OpenAsync(user);
        await desk.GoAsync("/items?q=" + Water);
        await desk.ClickAsync(desk.Page.Locator("a[data-row]").First);
        return desk;
    }
}
