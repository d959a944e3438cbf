using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;
using WorkflowGov.Testing;

[assembly: AssemblyFixture(typeof(WorkflowGov.Browser.Tests.Chromium))]

namespace WorkflowGov.Browser.Tests;

/// <summary>
/// One browser and one server for all tests, side by side; a class that moves the clock, or publishes, takes its own by
/// <c>IClassFixture</c>. Without a browser or built screens they are skipped.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private RunningServer? server;

    internal RunningServer Server => server ?? throw new InvalidOperationException("No server.");

    /// <summary>Why the tests cannot run, or null.</summary>
    private static string? Missing => Program is null
        ? "没有 Chromium，界面测试跳过（apt-get install chromium fonts-noto-cjk） / no Chromium, tests of the screens are skipped"
        : File.Exists(Path.Combine(Repository.Root, "designer", "dist", "index.html"))
            ? null
            : "界面没有构建，界面测试跳过（需要 Node.js，./run 或者 ./test 会构建） / the screens are not built, their tests are skipped";

    private static string? Program => new[] { Environment.GetEnvironmentVariable("WORKFLOWGOV_CHROMIUM") }.Concat(Programs).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        server = await RunningServer.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>What an earlier test left unfinished is no draft of the next.</summary>
    internal async Task ForgetDraftAsync(string user, string item)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/definitions/{item}/draft");
        request.Headers.Authorization = new("Bearer", Server.TokenOf(user));
        using var answer = await Server.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A fresh page; with a user, signed in.</summary>
    internal async Task<Desk> OpenAsync(string? user = null, Look? look = null)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? string.Empty);
        var (width, height, mode, language) = look ?? Look.Desk;
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = Server.Address, ViewportSize = new ViewportSize { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Desk.Patience);
        Assertions.SetDefaultExpectTimeout(Desk.Patience);
        await page.AddInitScriptAsync($$"""localStorage.setItem('workflowgov.preferences', '{"mode":"{{mode}}","language":"{{language}}"}')""");
        if (user is not null)
        {
            var me = await Server.GetAsync(user, "/api/v1/me");
            me["token"] = Server.TokenOf(user);
            await page.AddInitScriptAsync($"sessionStorage.setItem('workflowgov.session', {System.Text.Json.JsonSerializer.Serialize(me.ToJsonString())})");
        }

        return new Desk(page);
    }
}

/// <summary>How wide, how high, light or dark, which language.</summary>
internal sealed record Look(int Width, int Height, string Mode, string Language = "zh")
{
    public static readonly Look Desk = new(1440, 900, "light");

    public static readonly Look[] All = [Desk, new(390, 844, "light"), new(1440, 900, "dark"), new(390, 844, "dark")];
}

/// <summary>A page that counts what its user does.</summary>
internal sealed class Desk(IPage page) : IAsyncDisposable
{
    /// <summary>Milliseconds until a page is given up.</summary>
    public const int Patience = 20_000;

    public IPage Page { get; } = page;

    public int Clicks { get; private set; }

    public int Keys { get; private set; }

    public async Task<Desk> GoAsync(string path)
    {
        await Page.GotoAsync(path);
        (Clicks, Keys) = (0, 0);
        return this;
    }

    public Task ClickAsync(AriaRole role, string name) => ClickAsync(Page.GetByRole(role, new PageGetByRoleOptions { Name = name }).First);

    public async Task ClickAsync(ILocator target)
    {
        await target.ClickAsync();
        Clicks++;
    }

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
            Keys++;
        }
    }

    /// <summary>
    /// Waits until the address fits: <c>*</c> stands for a part, <c>**</c> for any number of them. Looked at again and
    /// again: a wait for the navigation itself misses one that a page makes in the same moment.
    /// </summary>
    public Task ArriveAsync(string url)
    {
        var pattern = Regex.Escape(url).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return Assertions.Expect(Page).ToHaveURLAsync(new Regex($"^{pattern}$"), new PageAssertionsToHaveURLOptions { Timeout = Patience });
    }

    /// <summary>Waits until the text can be seen.</summary>
    public Task SeeAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Waits until nothing on the page waits for the server. The network itself never rests: desks follow live updates.</summary>
    public async Task SettleAsync()
    {
        await Page.GetByRole(AriaRole.Heading).First.WaitForAsync();
        await Assertions.Expect(Page.Locator(".asked-waiting, .ant-btn-loading")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = Patience });
    }

    public ILocator Row(string number) => Page.Locator($"a[data-row][href$='{number}']").First;

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
