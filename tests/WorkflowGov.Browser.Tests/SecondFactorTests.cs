using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OtpNet;
using WorkflowGov.Acceptance.Tests;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>第二因素 on screen: an authenticator is set up by whoever is signed in, and asked for from then on.</summary>
public sealed class SecondFactorTests(Chromium chromium)
{
    private const string User = "bai.hua";
    private const string Password = "harbour pencil willow 37";

    /// <summary>A code is good for five seconds before and after its thirty: asked for four early, it is so for nine at least.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Authenticator_SetUpOnThePasswordPage_IsAskedForAtTheNextSignIn()
    {
        await using var desk = await chromium.OpenAsync();
        var page = desk.Page;
        await MakeAccountAsync();
        await desk.GoAsync("/sign-in?back=/password");
        await ShowPasswordAsync(page);
        var section = page.GetByRole(AriaRole.Region, new() { Name = "登录验证码（第二因素）" });
        await section.GetByLabel("密码", new() { Exact = true }).FillAsync(Password);
        await section.GetByRole(AriaRole.Button, new() { Name = "取得绑定密钥" }).ClickAsync();
        var secret = await section.Locator(".factor-secret").InnerTextAsync();
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "在本机的身份验证器中打开" }))
            .ToHaveAttributeAsync("href", $"otpauth://totp/WorkflowGov:{User}?secret={secret.Replace(" ", string.Empty, StringComparison.Ordinal)}&issuer=WorkflowGov");
        (await section.GetByRole(AriaRole.Img, new() { Name = "二维码" }).EvaluateAsync<int>("async i => (await i.decode(), i.naturalWidth)")).ShouldBeGreaterThan(0, "the picture is drawn");
        var device = new Totp(Base32Encoding.ToBytes(secret.Replace(" ", string.Empty, StringComparison.Ordinal)));

        await Expect(section.GetByLabel("验证码")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("000000");
        await desk.PressAsync("Enter");
        await desk.SeeAsync("WG6127");
        var (first, _) = Shown(device);
        await section.GetByLabel("验证码").FillAsync(first);
        await desk.PressAsync("Enter");

        await desk.ArriveAsync("**/sign-in?back=*");
        await ShowPasswordAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "输入验证码" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("验证码")).ToBeFocusedAsync();
        await page.GetByLabel("验证码").FillAsync(first);
        await desk.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("验证码不对，或者已经用过");
        await Expect(page.GetByLabel("验证码")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "返回，换一个账户" }).ClickAsync();
        await Expect(page.GetByLabel("用户名")).ToBeFocusedAsync();
        await ShowPasswordAsync(page);
        await page.GetByLabel("验证码").FillAsync(await NextAsync(device, first));
        await desk.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "退出登录" })).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("fetch('/api/v1/session').then(r => r.json()).then(s => s.me.user)")).ShouldBe(User);
    }

    private static async Task ShowPasswordAsync(IPage page)
    {
        await page.GetByLabel("用户名").FillAsync(User);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
    }

    private static (string Code, TimeSpan Until) Shown(Totp device)
    {
        var at = DateTime.UtcNow + Early;
        return (device.ComputeTotp(at), TimeSpan.FromSeconds(device.RemainingSeconds(at)));
    }

    /// <summary>What the device shows after a code: half a minute at most.</summary>
    private static async Task<string> NextAsync(Totp device, string used)
    {
        while (true)
        {
            var (code, until) = Shown(device);
            if (code != used)
                return code;
            await Task.Delay(until, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>An account whose password is its own already.</summary>
    private async Task MakeAccountAsync()
    {
        var server = chromium.Server;
        var account = new JsonObject { ["user"] = User, ["name"] = "白桦", ["office"] = "综合窗口", ["roles"] = new JsonArray("窗口受理") };
        var (_, given) = await server.PostAsync("admin", "/api/v1/accounts", account);
        using var changed = await server.Http.PostAsJsonAsync("/api/v1/password", new { user = User, current = given!["password"]!.ToString(), wanted = Password });
        changed.EnsureSuccessStatusCode();
    }
}
