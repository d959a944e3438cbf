using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Acceptance.Tests;

/// <summary><c>wfgov item</c> against a running server: 草稿 → 已审核 → 已发布 → 已被替代 → 已取消, by two people.</summary>
public sealed class ItemCommandTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Item_WrittenReviewedPublishedRolledBackAndRetired_SaysWhereItStandsAtEachStep()
    {
        var source = Testing.Repository.Catalogue.Items.First(i => i.Item.Name == "零就业家庭认定");
        var code = source.Item.Code.Value;
        var today = LocalDatePattern.Iso.Parse((await server.GetAsync("author", "/api/v1/today"))["date"]!.GetValue<string>()).Value;
        var later = LocalDatePattern.Iso.Format(today.PlusMonths(1));
        (await SayAsync("author", "text", code, "--version", "1")).ShouldBe(source.Text);
        var file = Path.Combine(server.Folder, "second.yaml");
        await File.WriteAllTextAsync(file, source.Text
            .Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal)
            .Replace($"effective: {source.Item.EffectiveOn:uuuu-MM-dd}", $"effective: {later}", StringComparison.Ordinal)
            .Replace("name: 零就业家庭认定", "name: 零就业家庭身份认定", StringComparison.Ordinal));

        (await SayAsync("author", "propose", file, "--item", code, "--note", "名称规范")).ShouldContain("草稿，待审核");
        await RefusedAsync("WG5565", "author", "review", code);
        await RefusedAsync("WG5567", "publisher", "publish", code);
        await RefusedAsync("WG5510", "window1", "review", code);
        (await SayAsync("publisher", "review", code)).ShouldContain("已审核，待发布 / reviewed，刘丽华");
        (await SayAsync("publisher", "revisions")).ShouldContain("零就业家庭身份认定");
        await RefusedAsync("WG5519", "author", "publish", code);
        (await SayAsync("publisher", "publish", code)).ShouldContain("已发布");

        // Simulated is what the registry holds, before it is in force, not the server's folder.
        var plan = new JsonObject { ["arrivals"] = "2 每日", ["from"] = "2027-01-01", ["to"] = "2027-01-31" };
        var (_, report) = await server.PostAsync("author", $"/api/v1/definitions/{code}/simulation", plan);
        report!["base"]!["items"]![0]!["item"]!.GetValue<string>().ShouldBe("零就业家庭身份认定");

        // Back to the first version: once as a draft that is returned, then for good.
        await RefusedAsync("WG5564", "author", "rollback", code, "--version", "9", "--note", "改回");
        (await SayAsync("publisher", "rollback", code, "--version", "1", "--note", "改回")).ShouldContain("第 3 版");
        (await SayAsync("author", "return", code, "--reason", "尚未会签")).ShouldContain("已退回 / returned，张雨桐：尚未会签");
        await SayAsync("publisher", "rollback", code, "--version", "1", "--note", "改回");
        await SayAsync("author", "review", code);
        await SayAsync("author", "publish", code);
        (await SayAsync("author", "text", code, "--version", "3")).ShouldBe(source.Text
            .Replace("version: 1\n", "version: 3\n", StringComparison.Ordinal)
            .Replace($"effective: {source.Item.EffectiveOn:uuuu-MM-dd}", $"effective: {later}", StringComparison.Ordinal));

        var end = LocalDatePattern.Iso.Format(today.PlusMonths(2));
        string[] retirement = ["retire", code, "--on", end, "--basis", "《深圳市宝安区政务服务事项目录调整通知》", "--note", "并入其他事项"];
        await RefusedAsync("WG5563", "author", [.. retirement, "--successor", "11440306BA0000189Q400019000699999"]);
        (await SayAsync("author", retirement)).ShouldContain("第 4 版");
        await SayAsync("publisher", "review", code);
        await SayAsync("publisher", "publish", code);

        await server.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = Period.Between(today, today.PlusMonths(2), PeriodUnits.Days).Days });
        var versions = await SayAsync("author", "versions", code);
        versions.ShouldContain("第 4 版　已取消 / cancelled");
        versions.ShouldContain("第 3 版　已被替代 / superseded");
        versions.ShouldContain("第 1 版　已被替代 / superseded");
        await RefusedAsync("WG5562", "author", "rollback", code, "--version", "1", "--note", "恢复");
    }

    [Fact]
    public async Task Folder_ExportedChangedAndImported_KeepsWhatIsUnchangedByteForByte()
    {
        var definitions = Path.Combine(Testing.Repository.Root, "definitions");
        var (out1, out2) = (Path.Combine(server.Folder, "out1"), Path.Combine(server.Folder, "out2"));
        var changed = Testing.Repository.Catalogue.PathOf(Testing.Repository.Catalogue.Items.First(i => i.Item.Version == 1 && i.Item.Name != "零就业家庭认定").File);

        (await SayAsync("author", "export", out1)).ShouldContain("个文件写入");
        var files = Directory.EnumerateFiles(out1, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(out1, f)).ToList();
        files.Count.ShouldBe(Directory.EnumerateFiles(definitions, "*", SearchOption.AllDirectories).Count());
        files.Where(f => f != PathOfOther()).ShouldAllBe(f => File.ReadAllBytes(Path.Combine(out1, f)).SequenceEqual(File.ReadAllBytes(Path.Combine(definitions, f))));

        var later = LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse((await server.GetAsync("author", "/api/v1/today"))["date"]!.GetValue<string>()).Value.PlusMonths(3));
        var text = await File.ReadAllTextAsync(Path.Combine(out1, changed));
        var revised = System.Text.RegularExpressions.Regex.Replace(text.Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal), "effective: [0-9-]+", $"effective: {later}");
        await File.WriteAllTextAsync(Path.Combine(out1, changed), revised + "notes: 没有这个键\n");
        var (code, _, errors) = await Wfgov.RunAsync("item", "import", out1, "--note", "修订", "--user", "author", "--server", server.Address);
        code.ShouldBe(1);
        errors.ShouldContain($"{changed}:");
        errors.ShouldContain("没有导入任何内容");

        await File.WriteAllTextAsync(Path.Combine(out1, changed), System.Text.RegularExpressions.Regex.Replace(revised, "(?m)^fee: .*\n|^provenance:", m => m.Value == "provenance:" ? "fee: 《某办法》第一条：收取工本费\nprovenance:" : string.Empty));
        (await SayAsync("author", "import", out1, "--check")).ShouldContain($"草稿 / draft　{changed}");
        (await SayAsync("author", "import", out1, "--note", "收费依据")).ShouldContain("已导入");
        (await SayAsync("publisher", "revisions")).ShouldContain("张雨桐：收费依据");
        (await SayAsync("author", "export", out2, "--at", later)).ShouldContain("个文件写入");
        (await File.ReadAllTextAsync(Path.Combine(out2, changed))).ShouldBe(text);
        (await Wfgov.RunAsync("item", "export", out2, "--user", "author", "--server", server.Address)).Errors.ShouldContain("不是空的");
    }

    private static string PathOfOther() => Testing.Repository.Catalogue.PathOf(Testing.Repository.Catalogue.Items.First(i => i.Item.Name == "零就业家庭认定").File);

    private Task<string> SayAsync(string user, params string[] words) => Wfgov.SayAsync(["item", .. words, "--user", user, "--server", server.Address]);

    private async Task RefusedAsync(string rule, string user, params string[] words)
    {
        var (code, _, errors) = await Wfgov.RunAsync(["item", .. words, "--user", user, "--server", server.Address]);
        code.ShouldBe(1);
        errors.ShouldContain(rule);
    }
}
