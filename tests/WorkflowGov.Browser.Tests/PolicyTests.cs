using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>Policy staff look at the calendar and the bodies, and take files along.</summary>
public sealed class PolicyTests(Chromium chromium)
{
    [Fact]
    public async Task Calendar_ShowsTheYearAsTheNoticeHasIt()
    {
        await using var desk = await chromium.OpenAsync("author");
        await desk.GoAsync("/calendar?year=2026");

        // 国办发明电〔2025〕7号: 33 days of holiday with their weekends, six days worked for them.
        await Expect(desk.Page.Locator(".month")).ToHaveCountAsync(12);
        await Expect(desk.Page.Locator(".month .MakeUpWorkingDay")).ToHaveCountAsync(6);
        await Expect(desk.Page.Locator(".month").Nth(9).Locator(".Holiday")).ToHaveCountAsync(7);
        await desk.ClickAsync(AriaRole.Button, "下一年");
        await desk.ArriveAsync("**/calendar?year=2027");
        await desk.SeeAsync("暂按周末计算");
        await desk.SeeAsync("没有要调整的");
    }

    [Fact]
    public async Task Bodies_AreFoundAndLeadToTheirItems()
    {
        await using var desk = await chromium.OpenAsync("author");
        await desk.GoAsync("/organisation");
        await desk.Page.GetByRole(AriaRole.Textbox).FillAsync("水务");

        await Expect(desk.Page.Locator(".body-list li")).ToHaveCountAsync(1);
        await desk.ClickAsync(desk.Page.Locator(".body-list a"));
        await desk.ArriveAsync("**/items?authority=*");
        await Expect(desk.Page.Locator(".item-list h2")).ToHaveTextAsync(["深圳市宝安区水务局"]);
    }

    [Fact]
    public async Task Catalogue_TellsHowItStands()
    {
        await using var desk = await chromium.OpenAsync("author");
        await desk.GoAsync("/items");

        await Expect(desk.Page.Locator(".health-figures")).ToContainTextAsync(new Regex(@"(\d+) / \1 项\s*得证"));
        await desk.SeeAsync("最近变动");
    }

    [Fact]
    public async Task List_OfAnotherDistrict_BecomesDraftsWithWhatIsWrong()
    {
        await using var desk = await chromium.OpenAsync("author");
        await desk.GoAsync("/items/import");
        await desk.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
        {
            Name = "清单.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("事项名称,事项类型,法定办结时限\n户外广告设置审批,行政许可,20\n"),
        });

        await desk.SeeAsync("1 份草稿");
        await Expect(desk.Page.Locator(".findings li")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Process_IsTakenAlongAsBpmn()
    {
        await using var desk = await chromium.OpenAsync("author");
        await desk.GoAsync("/items?q=取水许可首次申请");
        await desk.ClickAsync(desk.Page.Locator("a[data-row]").First);
        await desk.ClickAsync(desk.Page.GetByText("下载", new() { Exact = true }));

        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.ClickAsync(AriaRole.Button, "流程（BPMN 2.0）"));

        download.SuggestedFilename.ShouldBe("取水许可首次申请.bpmn");
        await using var file = await download.CreateReadStreamAsync();
        using var text = new StreamReader(file);
        (await text.ReadToEndAsync()).ShouldContain("论证报告专家评审");
    }
}
