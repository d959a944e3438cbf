using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowGov.Browser.Tests;

/// <summary>Pages that packages bring work under the policy the browser is told, and break none of it.</summary>
public sealed class PagePolicyTests(Chromium chromium)
{
    [Theory]
    [InlineData("/docs", "h1:has-text('行政审批接口')")]
    [InlineData("/problems/WG5107", "text=材料清单")]
    [InlineData("/hangfire", "a:has-text('Recurring Jobs')")]
    public async Task Page_OfAPackage_WorksUnderItsPolicy(string path, string shown)
    {
        await using var desk = await chromium.OpenAsync();
        List<string> broken = [];
        desk.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                broken.Add(message.Text);
        };
        desk.Page.PageError += (_, error) => broken.Add(error);
        var signedIn = await desk.Page.Context.APIRequest.PostAsync("/api/v1/session", new APIRequestContextOptions { DataObject = new { user = "supervisor", password = "wfgov-demo" } });
        signedIn.Ok.ShouldBeTrue();

        var answer = await desk.Page.GotoAsync(path);

        answer!.Headers["content-security-policy"].ShouldContain("default-src 'none'");
        await Expect(desk.Page.Locator(shown).First).ToBeVisibleAsync();
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        broken.ShouldBeEmpty();
    }
}
