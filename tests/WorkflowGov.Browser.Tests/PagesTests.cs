using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using WorkflowGov.Testing;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>Every page at both widths, light and dark: fits, is accessible, is photographed. And how pages are served.</summary>
public sealed class PagesTests(Chromium chromium)
{
    private const int FirstLoadMax = 300_000;

    /// <summary>Where the pictures lie, to be looked at.</summary>
    private static readonly string Pictures = Path.Combine(Repository.Root, "TestResults", "screens");

    private static readonly string AxeFile = Path.Combine(Repository.Root, "designer", "node_modules", "axe-core", "axe.min.js");

    public static TheoryData<string, string?, string> Pages => new()
    {
        { "sign-in", null, "/sign-in" },
        { "inbox", "shijian-clerk1", "/inbox" },
        { "inbox-window", "window1", "/inbox" },
        { "case-review", "shijian-clerk1", "/inbox/{review}" },
        { "case-accept", "window1", "/inbox/{received}" },
        { "case-not-yours", "window1", "/inbox/{review}" },
        { "choose-item", "window1", "/inbox/new" },
        { "intake", "window1", "/inbox/new/{item}" },
        { "intake-together", "window1", "/inbox/new/together?name=军人退役&items=11440306BA000016214002095036000001,11440306BA000016214002095037000001" },
        { "appointments", "window1", "/inbox/appointments" },
        { "board", "supervisor", "/supervision?show=Open" },
        { "figures", "supervisor", "/supervision/figures?days=7" },
        { "quality", "supervisor", "/supervision/quality" },
        { "forecast", "supervisor", "/supervision?tab=forecast" },
        { "load", "supervisor", "/supervision/load" },
        { "orders", "supervisor", "/supervision/orders" },
        { "my-orders", "shijian-clerk1", "/orders" },
        { "heat", "supervisor", "/supervision/items/{item}" },
        { "report", "supervisor", "/supervision/report" },
        { "wall", "supervisor", "/supervision/wall" },
        { "search", "shijian-clerk1", "/cases" },
        { "supervised-case", "supervisor", "/supervision/{review}" },
        { "catalogue", "author", "/items?authority=深圳市宝安区水务局" },
        { "catalogue-found", "author", "/items?q=spjy" },
        { "item", "author", "/items/{item}" },
        { "editor-form", "author", "/items/{item}/edit" },
        { "new-item", "author", "/items/new" },
        { "copied-item", "author", "/items/new?from={item}" },
        { "print", "author", "/items/{item}/print" },
        { "editor-yaml", "author", "/items/{item}/edit?view=yaml&beside=proof" },
        { "editor-flow", "author", "/items/{item}/edit?view=flow&beside=trial" },
        { "import", "author", "/items/import" },
        { "calendar", "author", "/calendar?year=2026" },
        { "organisation", "author", "/organisation" },
        { "revision-none", "author", "/items/{item}/revision" },
        { "item-guide", "author", "/items/{item}/guide" },
        { "not-found", "window1", "/nowhere" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_EveryWidthAndMode_FitsAndIsAccessible(string name, string? user, string path)
    {
        Directory.CreateDirectory(Pictures);
        foreach (var look in Look.All)
        {
            await using var desk = await chromium.OpenAsync(user, look);
            await desk.GoAsync(await FillAsync(path));
            await desk.SettleAsync();

            await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-{look.Width}-{look.Mode}.png"), FullPage = true });
            var overflow = await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            overflow.ShouldBeLessThanOrEqualTo(0, $"{name} is wider than {look.Width}");
            // Each width and each mode once: the other two pairs show nothing new and cost a minute.
            if ((look.Width > 1000) == (look.Mode == "light"))
                (await SeriousAsync(desk.Page)).ShouldBeEmpty($"{name} {look.Width} {look.Mode}");
        }
    }

    [Fact]
    public async Task FirstLoad_OfTheInbox_StaysSmall()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1");
        var bodies = new List<Task<byte[]>>();
        desk.Page.Response += (_, r) => { if (r.Request.ResourceType is "script" or "stylesheet" or "document") bodies.Add(r.BodyAsync()); };
        await desk.GoAsync("/inbox");
        await desk.SettleAsync();

        var sizes = (await Task.WhenAll(bodies)).Select(Gzipped).ToList();

        sizes.Count.ShouldBeGreaterThan(2);
        sizes.Sum().ShouldBeLessThan(FirstLoadMax);
    }

    [Fact]
    public async Task Screens_InEnglish_SaySoEverywhere()
    {
        await using var desk = await chromium.OpenAsync("shijian-clerk1", new Look(1440, 900, "light", "en"));
        await desk.GoAsync("/inbox");

        await desk.SeeAsync("Inbox");
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await desk.ClickAsync(AriaRole.Button, "中文");
        await desk.SeeAsync("待办");
    }

    [Fact]
    public async Task SignedOut_AnyPage_AsksToSignInAndComesBack()
    {
        await using var desk = await chromium.OpenAsync();
        await desk.GoAsync("/inbox?q=x");

        await desk.ArriveAsync("**/sign-in?back=%2Finbox%3Fq%3Dx");
        await desk.Page.GetByLabel("用户名").FillAsync("window1");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "密码" }).FillAsync("wrong");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("用户名或者密码不对");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "密码" }).FillAsync("wfgov-demo");
        await desk.PressAsync("Enter");
        await desk.ArriveAsync("**/inbox?q=x");
    }

    [Fact]
    public async Task Files_AreServedSafelyAndForGood()
    {
        await using var desk = await chromium.OpenAsync();
        using var page = await chromium.Server.Http.GetAsync("/inbox/anything");
        var html = await page.Content.ReadAsStringAsync();
        var script = html.Split('"').First(p => p.StartsWith("/assets/", StringComparison.Ordinal) && p.EndsWith(".js", StringComparison.Ordinal));
        using var file = await chromium.Server.Http.GetAsync(script);
        using var unknown = await chromium.Server.Http.GetAsync("/api/v1/nothing-here");
        using var posted = await chromium.Server.Http.PostAsync("/inbox", null);

        page.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        file.Headers.CacheControl!.ToString().ShouldContain("immutable");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unknown.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static int Gzipped(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, true))
            gzip.Write(body);
        return (int)packed.Length;
    }

    /// <summary>What axe finds serious or critical.</summary>
    private static async Task<List<string>> SeriousAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(AxeFile), "axe-core 没有安装，无障碍检查跳过（npm ci） / axe-core is not installed, accessibility is not checked");
        await page.EvaluateAsync(await File.ReadAllTextAsync(AxeFile));
        var found = await page.EvaluateAsync<string>(
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => JSON.stringify(r.violations))");
        return [.. JsonNode.Parse(found)!.AsArray()
            .Where(v => v!["impact"]?.GetValue<string>() is "serious" or "critical")
            .Select(v => $"{v!["id"]}: {v["help"]} — {string.Join(" | ", v["nodes"]!.AsArray().Take(3).Select(n => n!["html"]))}")];
    }

    private async Task<string> FillAsync(string path)
    {
        if (!path.Contains('{', StringComparison.Ordinal))
            return path;
        var request = await Requests.CompanyAsync(chromium.Server);
        if (path.Contains("{item}", StringComparison.Ordinal))
            return path.Replace("{item}", request["item"]!.GetValue<string>(), StringComparison.Ordinal);
        var (_, started) = await chromium.Server.PostAsync("web-hall", "/api/v1/cases", request);
        var number = started!["number"]!.GetValue<string>();
        if (path.Contains("{review}", StringComparison.Ordinal))
            await chromium.Server.AcceptAsync("window2", number);
        return path.Replace("{review}", number, StringComparison.Ordinal).Replace("{received}", number, StringComparison.Ordinal);
    }
}
