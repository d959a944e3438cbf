using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

public sealed class ApiTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task FirstCase_OnAFreshServer_GoesThroughAndShowsEveryCard()
    {
        using var sample = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "first-case.dll"), server.Address]) { RedirectStandardOutput = true })!;
        var said = await sample.StandardOutput.ReadToEndAsync();
        await sample.WaitForExitAsync();

        sample.ExitCode.ShouldBe(0);
        said.ShouldContain("送达　→ 办结");
        said.ShouldContain("被拒 WG5712");
        said.ShouldContain("被拒 WG5107");
        said.ShouldContain("被拒 WG5220");
        said.ShouldContain("特别程序告知：专家评审 30 工作日　→ 挂起");
        string[] cards = ["🟠 预警　promised", "🟡 黄牌　promised", "🔴 红牌　promised"];
        cards.Select(c => said.IndexOf(c, StringComparison.Ordinal)).ShouldBeInOrder();
        cards.ShouldAllBe(c => said.Contains(c, StringComparison.Ordinal));
        (await CliAsync("audit", "verify")).ShouldContain("哈希链完整");
    }

    [Fact]
    public async Task Cli_CaseCommands_ShowTraceAndExplain()
    {
        var file = Path.Combine(server.Folder, "case.json");
        await File.WriteAllTextAsync(file, (await Requests.CompanyAsync(server)).ToJsonString());
        var number = (await CliAsync("case", "start", file, "--user", "web-hall")).Split('\n')[0];

        number.Length.ShouldBe(43);
        (await CliAsync("case", "list")).ShouldContain(number);
        (await CliAsync("case", "show", number)).ShouldContain("受理");
        (await CliAsync("case", "trace", number)).ShouldContain("case.received");
        (await CliAsync("case", "who", number)).ShouldSatisfyAllConditions(w => w.ShouldContain("✔ 陈佳慧　window1"), w => w.ShouldContain("✘ WG5401"));
        (await CliAsync("case", "explain", number)).ShouldContain("第5个工作日为");
        (await CliAsync("lint", Path.Combine(Testing.Repository.Root, "definitions"))).ShouldNotContain("error WG");
    }

    [Fact]
    public async Task Cli_ItemCommands_OneProposesAnotherPublishes()
    {
        var source = Testing.Repository.Catalogue.Items.First(i => i.Item.Name == "零就业家庭认定");
        var (code, next) = (source.Item.Code.Value, source.Item.Version + 1);
        var today = NodaTime.Text.LocalDatePattern.Iso.Parse((await server.GetAsync("author", "/api/v1/today"))["date"]!.GetValue<string>()).Value;
        var later = NodaTime.Text.LocalDatePattern.Iso.Format(today.PlusMonths(6));
        var file = Path.Combine(server.Folder, "revision.yaml");
        await File.WriteAllTextAsync(file, source.Text
            .Replace($"version: {source.Item.Version}", $"version: {next}", StringComparison.Ordinal)
            .Replace($"effective: {source.Item.EffectiveOn:uuuu-MM-dd}", $"effective: {later}", StringComparison.Ordinal)
            .Replace("name: 零就业家庭认定", "name: 零就业家庭身份认定", StringComparison.Ordinal));

        (await CliAsync("item", "propose", file, "--item", code, "--note", "名称分列", "--user", "author")).ShouldContain($"第 {next} 版");
        (await CliAsync("item", "revisions", "--user", "publisher")).ShouldContain("名称分列");
        (await CliAsync("item", "review", code, "--user", "publisher")).ShouldContain("已审核");
        (await CliAsync("item", "publish", code, "--user", "publisher")).ShouldContain("已发布");

        (await CliAsync("item", "versions", code)).ShouldSatisfyAllConditions(
            v => v.ShouldContain($"第 {next} 版　待施行 / coming　{later} 起施行"), v => v.ShouldContain($"第 {source.Item.Version} 版　现行 / in force"));
    }

    [Theory]
    [InlineData("{", "WG6001", HttpStatusCode.BadRequest)]
    [InlineData("[]", "WG6001", HttpStatusCode.BadRequest)]
    [InlineData("null", "WG6001", HttpStatusCode.BadRequest)]
    [InlineData("""{"item":"1"}""", "WG6001", HttpStatusCode.BadRequest)]
    [InlineData("""{"surprise":1}""", "WG6001", HttpStatusCode.BadRequest)]
    public async Task Start_BodyUnreadable_NamesThePlace(string body, string code, HttpStatusCode status)
    {
        var (answered, problem) = await server.PostAsync("web-hall", "/api/v1/cases", JsonNode.Parse(body.Length > 1 ? body : "{}"));

        answered.ShouldBe(status);
        problem!["code"]!.GetValue<string>().ShouldBe(code);
        problem["field"]!.GetValue<string>().ShouldStartWith("$");
    }

    [Theory]
    [InlineData("form", "capital", "WG5105", "form.capital")]
    [InlineData("form", "surprise", "WG5104", "form.surprise")]
    [InlineData("materials", "lease", "WG5107", "materials.lease")]
    [InlineData("form", "phone", "WG5106", "form.phone")]
    public async Task Start_AgainstTheStandard_NamesFieldAndRule(string part, string key, string code, string field)
    {
        var request = await Requests.CompanyAsync(server);
        switch (part, key)
        {
            case ("form", "capital"): request["form"]!.AsObject().Remove(key); break;
            case ("form", "phone"): request["form"]![key] = "abc"; break;
            case ("form", _): request["form"]![key] = "more"; break;
            default: request["materials"]!.AsArray().Add(new JsonObject { ["key"] = key, ["form"] = "Copy", ["reference"] = "" }); break;
        }

        var (status, problem) = await server.PostAsync("web-hall", "/api/v1/cases", request);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem!["code"]!.GetValue<string>().ShouldBe(code);
        problem["field"]!.GetValue<string>().ShouldBe(field);
    }

    [Fact]
    public async Task Start_SameKeyTwice_IsOneCase()
    {
        var request = await Requests.CompanyAsync(server);

        var (_, first) = await server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone(), "key-1");
        var (_, second) = await server.PostAsync("web-hall", "/api/v1/cases", request.DeepClone(), "key-1");
        request["form"]!["capital"] = 200;
        var (conflict, _) = await server.PostAsync("web-hall", "/api/v1/cases", request, "key-1");

        second!.ToJsonString().ShouldBe(first!.ToJsonString());
        conflict.ShouldBe(HttpStatusCode.Conflict);
        var trace = await server.GetAsync("supervisor", $"/api/v1/cases/{first["number"]}/events");
        trace["events"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Document_OfTheApi_NamesEveryAddressAndCanBeRead()
    {
        using var answer = await server.Http.GetAsync("/openapi/v1.json");
        using var page = await server.Http.GetAsync("/docs");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        document["openapi"]!.ToString().ShouldStartWith("3.1");
        var paths = document["paths"]!.AsObject().Select(p => p.Key).ToList();
        paths.ShouldContain("/api/v1/cases/{number}/acceptance");
        paths.ShouldContain("/api/v1/calendar/approval");
        paths.ShouldContain("/api/v1/supervision/board");
    }

    [Fact]
    public async Task StreetStage_ByItsCode_IsTheItemOfTheDistrict()
    {
        var stages = (await server.GetAsync("web-hall", "/api/v1/items/stages")).AsArray();
        var stage = stages.First(s => s!["name"]!.ToString() == "失业登记（街道受理）")!;
        var item = await server.GetAsync("web-hall", $"/api/v1/items/{stage["code"]}");
        var request = new JsonObject
        {
            ["item"] = stage["code"]!.ToString(), ["form"] = new JsonObject { ["made_up"] = "x" }, ["materials"] = new JsonArray(), ["channel"] = "Window",
            ["applicant"] = new JsonObject { ["kind"] = "NaturalPerson", ["name"] = "邓雅婷", ["identifier"] = "11010519491231002X", ["phone"] = "13900139000" },
        };
        var (status, problem) = await server.PostAsync("web-hall", "/api/v1/cases", request);

        (item["code"]!.ToString(), item["name"]!.ToString()).ShouldBe((stage["of"]!.ToString(), "失业登记"));
        stage["code"]!.ToString()[19..].ShouldBe(stage["of"]!.ToString()[19..]);
        (status, problem!["code"]!.ToString()).ShouldBe((HttpStatusCode.UnprocessableEntity, "WG5104"));
    }

    [Fact]
    public async Task Cli_KitRun_OnAServerThatIsNoSandbox_HandsNothingIn()
    {
        var code = (await Requests.CompanyAsync(server))["item"]!.ToString();

        var (exit, _, errors) = await Wfgov.RunAsync("kit", "run", code, "--user", "web-hall", "--server", server.Address);

        exit.ShouldNotBe(0);
        errors.ShouldContain("只对沙箱运行");
    }

    [Fact]
    public async Task Supervision_OfALateCase_FromAlertToResult()
    {
        await using var own = await RunningServer.StartAsync();
        var (_, started) = await own.PostAsync("web-hall", "/api/v1/cases", await Requests.CompanyAsync(own));
        var number = started!["number"]!.ToString();
        await own.AcceptAsync("window1", number);
        await own.PostAsync("supervisor", "/api/v1/demo/clock", new JsonObject { ["days"] = 15 });
        JsonArray alerts;
        while ((alerts = (await own.GetAsync("supervisor", "/api/v1/alerts")).AsArray()).All(a => a!["rung"]!.ToString() != "Red"))
            await Task.Yield();

        alerts.ShouldNotContain(a => a!["rung"]!.ToString() == "Amber");
        var (opened, _) = await own.PostAsync("supervisor", $"/api/v1/cases/{number}/orders", new JsonObject { ["ground"] = "Overdue", ["demand"] = "三日内办结" });
        opened.ShouldBe(HttpStatusCode.OK);
        (await own.GetAsync("shijian-clerk1", "/api/v1/orders")).AsArray().ShouldHaveSingleItem();
        (await own.PostAsync("shijian-clerk1", $"/api/v1/cases/{number}/orders/1/answer", new JsonObject { ["answer"] = "今日办结" })).Status.ShouldBe(HttpStatusCode.OK);
        (await own.PostAsync("supervisor", $"/api/v1/cases/{number}/orders/1/result", new JsonObject { ["result"] = "已提醒谈话" })).Status.ShouldBe(HttpStatusCode.OK);
        var revocation = new JsonObject { ["clock"] = "promised", ["rung"] = "Yellow", ["reason"] = "系统停机" };
        var (denied, why) = await own.PostAsync("shijian-clerk1", $"/api/v1/cases/{number}/card-revocation", revocation.DeepClone());
        (denied, why!["code"]!.ToString()).ShouldBe((HttpStatusCode.Forbidden, "WG5601"));
        (await own.PostAsync("supervisor", $"/api/v1/cases/{number}/card-revocation", revocation)).Status.ShouldBe(HttpStatusCode.OK);
        var split = await own.GetAsync("supervisor", $"/api/v1/cases/{number}/time-split");
        split["agency_minutes"]!.GetValue<long>().ShouldBeInRange(15 * 1440, (15 * 1440) + 5);
        var timers = await own.GetAsync("supervisor", "/api/v1/timers");
        timers["p99_seconds"]!.GetValue<double>().ShouldBeGreaterThan(0);
        timers["alarm"].ShouldBeNull();
        var rungs = await own.GetAsync("supervisor", "/api/v1/timers/rungs");
        rungs["holds"]!.GetValue<bool>().ShouldBeTrue(rungs.ToJsonString());
        var trace = await own.GetAsync("supervisor", $"/api/v1/cases/{number}/events");
        trace["events"]!.AsArray().Select(e => e!["type"]!.ToString()).TakeLast(4).ShouldBe(["order.opened", "order.answered", "order.closed", "card.revoked"]);
    }

    [Fact]
    public async Task Anything_NotSignedIn_IsRefused()
    {
        foreach (var path in (string[])["/api/v1/cases", "/api/v1/tasks", "/api/v1/items", "/api/v1/demo/clock", "/api/v1/events"])
        {
            using var answer = await server.Http.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        using var wrong = await server.Http.PostAsync("/api/v1/sign-in", Wrong("application/json"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Anything_AskedInTheWrongWay_IsToldWhichWayIsRight()
    {
        using var type = await server.Http.PostAsync("/api/v1/sign-in", Wrong("text/plain"));
        using var method = await server.Http.DeleteAsync("/api/v1/sign-in");
        using var address = await server.Http.GetAsync("/api/v1/nothing-here");
        using var file = await server.Http.GetAsync("/assets/nothing-here.js");
        using var page = await server.Http.GetAsync("/cases/nothing-here");

        await ShouldBeProblemAsync(type, HttpStatusCode.UnsupportedMediaType, "WG6008");
        await ShouldBeProblemAsync(method, HttpStatusCode.MethodNotAllowed, "WG6003");
        await ShouldBeProblemAsync(address, HttpStatusCode.NotFound, "WG6004");
        await ShouldBeProblemAsync(file, HttpStatusCode.NotFound, "WG6004");
        (page.StatusCode, page.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "text/html"));
    }

    private static StringContent Wrong(string type) => new("""{"user":"window1","password":"no"}""", Encoding.UTF8, type);

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.ToString().ShouldBe(code);
    }

    [Fact]
    public async Task Start_SecondServerOnTheSameAddress_SaysSoAndLeavesTheFirstAlone()
    {
        var (code, said) = await server.StartAnotherAsync();

        code.ShouldBe(1);
        said.ShouldContain("端口被占用");
        (await server.GetAsync("supervisor", "/api/v1/items")).AsArray().ShouldNotBeEmpty();
    }

    private Task<string> CliAsync(params string[] arguments) =>
        Wfgov.SayAsync(arguments[0] is "case" or "audit" or "item" ? [.. arguments, "--server", server.Address] : arguments);
}
