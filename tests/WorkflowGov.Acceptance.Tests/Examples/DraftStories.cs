using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Examples;

/// <summary>How a revision is written and talked about, and what is sent as a file.</summary>
internal static class DraftStories
{
    public static async Task TellAsync(Story story)
    {
        await WritingAsync(story);
        await FoldersAsync(story);
        await UploadsAsync(story);
    }

    private static async Task WritingAsync(Story story)
    {
        var (api, at) = (story.Api, $"/api/v1/definitions/{await story.CodeAsync(Requests.Company)}");
        var definition = await api.GetAsync("author", at);
        JsonObject With(string key, JsonNode value) => new() { ["text"] = definition["text"]!.DeepClone(), [key] = value };
        await api.PostAsync("author", $"{at}/edit", With("edit", new JsonObject { ["kind"] = "write_out" }));
        await api.PostAsync("author", $"{at}/trial", With("acts", new JsonArray(
            new JsonObject { ["at"] = "2026-09-28 10:00", ["act"] = "收件" }, new JsonObject { ["at"] = "2026-09-29", ["act"] = "受理" })));
        await api.SendAsync("author", HttpMethod.Put, $"{at}/draft", new JsonObject
        {
            ["text"] = definition["text"]!.DeepClone(), ["over"] = (await api.GetAsync(Story.Hall, $"/api/v1/items/{await story.CodeAsync(Requests.Company)}"))["hash"]?.DeepClone() ?? "-", ["seen"] = 0,
        });
        await api.GetAsync("author", $"{at}/drafts");
        await api.PostAsync("publisher", $"{at}/comments", new JsonObject { ["hash"] = new string('0', 64), ["about"] = "承诺办结时限", ["text"] = "请说明为什么缩短" });
        await api.PostAsync("author", "/api/v1/definitions/new", new JsonObject { ["name"] = "食品小作坊登记", ["from"] = await story.CodeAsync("食品经营许可新办"), ["is_variant"] = true });
        foreach (var path in (string[])["comments", "affected", "diagram.elsa", "versions/1/guide"])
            await api.GetAsync("author", $"{at}/{path}");
        foreach (var path in (string[])["drafts", "help", "organisation", "health"])
            await api.GetAsync("author", $"/api/v1/definitions/{path}");
        await api.SendAsync("author", HttpMethod.Delete, $"{at}/draft", null);
    }

    private static async Task FoldersAsync(Story story)
    {
        var folder = await story.Api.FileAsync("author", "/api/v1/definitions/folder");
        foreach (var act in (string[])["/check", "?note=同步"])
            await story.Api.SendAsync("author", HttpMethod.Post, $"/api/v1/definitions/folder{act}", folder, "application/zip");
        await story.Api.SendAsync("author", HttpMethod.Post, "/api/v1/definitions/list-drafts", Encoding.UTF8.GetBytes("事项名称,事项类型,法定办结时限\n户外广告设置审批,行政许可,20\n"), "text/csv");
    }

    private static async Task UploadsAsync(Story story)
    {
        var scan = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
        await story.Api.SendAsync(Story.Hall, HttpMethod.Post, "/api/v1/files?name=申请表.pdf", scan, "application/pdf");
        var begun = await story.Api.SendAsync(Story.Hall, HttpMethod.Post, "/api/v1/files?name=章程.pdf", scan[..20], "application/pdf", ("Upload-Complete", "?0"));
        var at = $"/api/v1/uploads/{begun["id"]}";
        await story.Api.GetAsync(Story.Hall, at);
        await story.Api.SendAsync(Story.Hall, HttpMethod.Patch, at, scan[20..], "application/partial-upload", ("Upload-Offset", "20"), ("Upload-Complete", "?1"));
    }
}
