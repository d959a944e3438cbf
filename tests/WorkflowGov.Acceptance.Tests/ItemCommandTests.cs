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

        await server.PostAsync("supervisor", "/api/v1/demo/clock", new System.Text.Json.Nodes.JsonObject { ["days"] = Period.Between(today, today.PlusMonths(2), PeriodUnits.Days).Days });
        var versions = await SayAsync("author", "versions", code);
        versions.ShouldContain("第 4 版　已取消 / cancelled");
        versions.ShouldContain("第 3 版　已被替代 / superseded");
        versions.ShouldContain("第 1 版　已被替代 / superseded");
        await RefusedAsync("WG5562", "author", "rollback", code, "--version", "1", "--note", "恢复");
    }

    private Task<string> SayAsync(string user, params string[] words) => Wfgov.SayAsync(["item", .. words, "--user", user, "--server", server.Address]);

    private async Task RefusedAsync(string rule, string user, params string[] words)
    {
        var (code, _, errors) = await Wfgov.RunAsync(["item", .. words, "--user", user, "--server", server.Address]);
        code.ShouldBe(1);
        errors.ShouldContain(rule);
    }
}
