using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowGov.Acceptance.Tests;

namespace WorkflowGov.Browser.Tests;

/// <summary>What applicants hand in, read beside what is asked about it.</summary>
public sealed class MaterialsTests(Chromium chromium)
{
    private const string Hall = "web-hall";

    /// <summary>A picture of one dot: the server knows a kind by its content.</summary>
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task File_ByKeys_IsReadBesideItsStandards()
    {
        await using var desk = await chromium.OpenAsync("window1");
        await desk.GoAsync($"/inbox/{await StartAsync("章程第一页.png", "章程第二页.png")}");
        await desk.SeeAsync("章程第二页.png");

        await desk.PressAsync("v");

        var viewer = desk.Page.Locator(".viewer");
        await viewer.GetByText("1 / 2").WaitForAsync();
        await viewer.GetByText("载明法定事项").WaitForAsync();
        await viewer.Locator("img.file-view").WaitForAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).WaitForAsync();
        await desk.PressAsync("]");
        await viewer.GetByText("2 / 2").WaitForAsync();
        await desk.PressAsync("x");
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "申请表" }).WaitForAsync();
        desk.Clicks.ShouldBe(0);
    }

    [Fact]
    public async Task Scan_UploadedAtTheWindow_IsPartOfWhatIsHandedIn()
    {
        await using var desk = await chromium.OpenAsync("window1");
        var request = await Requests.CompanyAsync(chromium.Server);
        await desk.GoAsync($"/inbox/new/{request["item"]}");
        await desk.ClickAsync(AriaRole.Button, "全部已提交");

        await desk.Page.GetByLabel("公司章程 上传扫描件").SetInputFilesAsync(new FilePayload { Name = "章程.png", MimeType = "image/png", Buffer = Dot });

        await desk.SeeAsync("章程.png");
        await desk.Page.GetByLabel("公司章程 上传扫描件").SetInputFilesAsync(new FilePayload { Name = "章程.exe", MimeType = "image/png", Buffer = [77, 90, 144, 0] });
        await desk.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await desk.ClickAsync(AriaRole.Button, "去掉：章程.png");
        await Assertions.Expect(desk.Page.Locator(".scan")).ToHaveCountAsync(0);
    }

    private async Task<string> StartAsync(params string[] names)
    {
        await chromium.Server.GetAsync(Hall, "/api/v1/me");
        var request = await Requests.CompanyAsync(chromium.Server);
        var files = new JsonArray();
        foreach (var (name, at) in names.Select((n, i) => (n, i)))
            files.Add(new JsonObject { ["name"] = name, ["sha256"] = await UploadAsync(name, [.. Dot, (byte)at]) });
        request["materials"]!.AsArray().Single(m => m!["key"]!.ToString() == "articles")!["files"] = files;
        var (_, started) = await chromium.Server.PostAsync(Hall, "/api/v1/cases", request);
        return started!["number"]!.ToString();
    }

    private async Task<string> UploadAsync(string name, byte[] content)
    {
        using var sending = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/files?name={Uri.EscapeDataString(name)}") { Content = new ByteArrayContent(content) };
        sending.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        sending.Headers.Authorization = new AuthenticationHeaderValue("Bearer", chromium.Server.TokenOf(Hall));
        using var answer = await chromium.Server.Http.SendAsync(sending);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["sha256"]!.ToString();
    }
}
