using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;

namespace WorkflowGov.Browser.Tests;

/// <summary>容缺 and 听证 at the desks of those who handle them.</summary>
public sealed class TurnsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Station = "道路旅客运输站经营许可";

    [Fact]
    public async Task Case_WithMaterialsToFollowAndAHearing_GoesFromDeskToDesk()
    {
        var number = await StartWithoutRulesAsync();
        await AtAsync("window1", number, async desk =>
        {
            await desk.SeeAsync("可以容缺");
            await desk.Page.GetByLabel("承诺几个工作日内补齐").FillAsync("9");
            await desk.Page.GetByLabel("容缺承诺书编号").FillAsync("容诺1号");
            await desk.ClickAsync(AriaRole.Button, "容缺受理");
            await desk.SeeAsync("WG5313");
            await desk.Page.GetByLabel("承诺几个工作日内补齐").FillAsync("5");
            await desk.ClickAsync(AriaRole.Button, "容缺受理");
            await desk.SeeAsync("已容缺受理");
        });
        await AtAsync("jiaotong-clerk1", number, async desk =>
        {
            await desk.SeeAsync("容缺，待补齐");
            await desk.ClickAsync(AriaRole.Button, "告知听证权利");
            await desk.Page.GetByLabel("文号").FillAsync("深交宝听告〔2026〕1号");
            await desk.ClickAsync(AriaRole.Button, "告知书已送达");
            await desk.SeeAsync("已告知听证权利，等待答复");
        });
        await AtAsync("window1", number, async desk =>
        {
            await desk.ClickAsync(AriaRole.Button, "补齐收件");
            await desk.SeeAsync("已收到容缺材料");
            await desk.ClickAsync(AriaRole.Button, "登记听证申请");
            await desk.SeeAsync("已申请听证，待通知");
        });
        await AtAsync("jiaotong-head", number, async desk =>
        {
            var today = DateOnly.Parse((await chromium.Server.GetAsync("jiaotong-head", "/api/v1/today"))["date"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
            await desk.Page.GetByLabel("听证日期").FillAsync(today.AddDays(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await desk.Page.GetByLabel("地点").FillAsync("区政务服务中心三楼听证室");
            await desk.Page.GetByLabel("文号").FillAsync("深交宝听通〔2026〕1号");
            await desk.ClickAsync(AriaRole.Button, "听证通知已送达");
            await desk.SeeAsync("邱志强主持");
        });
        await chromium.Server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = 8 });
        await AtAsync("jiaotong-chair", number, async desk =>
        {
            await desk.Page.GetByLabel("听证笔录编号").FillAsync("听证笔录1号");
            await desk.ClickAsync(AriaRole.Button, "听证已举行");
            await desk.SeeAsync("听证已举行，笔录 听证笔录1号");
        });
        var after = await chromium.Server.GetAsync("supervisor", $"/api/v1/cases/{number}");
        after["hearing"]!["stage"]!.GetValue<string>().ShouldBe("Held");
        after["owed"].ShouldBeNull();
        after["status"]!.GetValue<string>().ShouldBe("InReview");
    }

    private async Task AtAsync(string user, string number, Func<Desk, Task> act)
    {
        await using var desk = await chromium.OpenAsync(user);
        await desk.GoAsync($"/inbox/{number}");
        await act(desk);
    }

    private async Task<string> StartWithoutRulesAsync()
    {
        var items = await chromium.Server.GetAsync("web-hall", "/api/v1/items");
        var code = items.AsArray().First(i => i!["name"]!.GetValue<string>() == Station)!["code"]!.GetValue<string>();
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", new JsonObject
        {
            ["item"] = code,
            ["applicant"] = new JsonObject { ["kind"] = "EnterpriseLegalPerson", ["name"] = "深圳市宝通客运站有限公司", ["identifier"] = "11440306BA00002184", ["phone"] = "0755-27788888" },
            ["form"] = new JsonObject
            {
                ["station"] = "宝通客运站", ["site"] = "宝安区新安街道", ["grade"] = "二级", ["area"] = 4200, ["windows"] = 6, ["daily"] = 5000,
                ["phone"] = "0755-27788888",
            },
            ["materials"] = new JsonArray([.. new[] { "application", "business-licence", "proof", "identity" }
                .Select(k => (JsonNode)new JsonObject { ["key"] = k, ["form"] = "Electronic", ["reference"] = "" })]),
            ["channel"] = "Web",
        });
        return started!["number"]!.GetValue<string>();
    }
}
