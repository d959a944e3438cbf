using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>Sessions of browsers and programs over HTTP, as a user and as somebody who means ill.</summary>
public sealed class SessionTests(SharedServer shared)
{
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Browser_SignedIn_HoldsACookieNoScriptReadsAndSignsOut()
    {
        using var browser = new Browsing(server);
        var (status, body) = await browser.SignInAsync("window1", "wfgov-demo");

        status.ShouldBe(HttpStatusCode.OK);
        body!["me"]!["user"]!.ToString().ShouldBe("window1");
        var cookie = browser.Cookies.Single();
        cookie.HttpOnly.ShouldBeTrue();
        (await browser.SendAsync(HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.OK);

        (await browser.SendAsync(HttpMethod.Delete, "/api/v1/session")).Status.ShouldBe(HttpStatusCode.OK);

        browser.Cookies.ShouldBeEmpty();
        using var thief = new HttpClient { BaseAddress = new Uri(server.Address) };
        thief.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        (await thief.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a cookie kept from before the sign-out is worth nothing");
    }

    [Fact]
    public async Task Cookie_WithoutCsrfToken_ChangesNothing()
    {
        using var browser = new Browsing(server);
        await browser.SignInAsync("window1", "wfgov-demo");
        using var other = new Browsing(server);
        await other.SignInAsync("window2", "wfgov-demo");
        var body = new JsonObject { ["form"] = new JsonObject() };

        (await browser.SendAsync(HttpMethod.Post, "/api/v1/desk/items/x/asked-materials", body, withCsrf: false)).Body!["code"]!.ToString().ShouldBe("WG6107");
        (await browser.SendAsync(HttpMethod.Delete, "/api/v1/session", null, withCsrf: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.SendAsync(HttpMethod.Get, "/api/v1/me", null, withCsrf: false)).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync(HttpMethod.Post, "/api/v1/desk/items/x/asked-materials", body)).Body!["code"]!.ToString().ShouldNotBe("WG6107");
    }

    [Fact]
    public async Task Administrator_EndingSomebodysSessions_EndsThemAllAtOnce()
    {
        using var browser = new Browsing(server);
        await browser.SignInAsync("zhujian-clerk1", "wfgov-demo");
        await server.GetAsync("zhujian-clerk1", "/api/v1/me");
        await server.GetAsync("admin", "/api/v1/me");
        using var ending = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/accounts/zhujian-clerk1/sessions") { Headers = { Authorization = new("Bearer", server.TokenOf("admin")) } };

        using var ended = await server.Http.SendAsync(ending);

        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await browser.SendAsync(HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me") { Headers = { Authorization = new("Bearer", server.TokenOf("zhujian-clerk1")) } };
        (await server.Http.SendAsync(asking)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "tokens end with the cookies");
    }

    /// <summary>Behind a proxy that speaks https, and without demo accounts as with a database that was given.</summary>
    [Fact]
    public async Task Server_ReachedByHttps_KeepsCookiesToItselfAndKnowsNoDemoAccounts()
    {
        var account = new JsonObject { ["user"] = "he.yun", ["name"] = "何云", ["office"] = "综合窗口", ["roles"] = new JsonArray("窗口受理") };
        var (_, given) = await server.PostAsync("admin", "/api/v1/accounts", account);
        const string Wanted = "crane paper window 71";
        using var changed = await server.Http.PostAsJsonAsync("/api/v1/password", new { user = "he.yun", current = given!["password"]!.ToString(), wanted = Wanted });
        changed.IsSuccessStatusCode.ShouldBeTrue();
        await using var behind = await server.BesideAsync(new Dictionary<string, string> { ["WORKFLOWGOV_ADDRESS"] = "https://spb.example.cn", ["Demo"] = "false", ["SecondFactor"] = "false" });

        using var demo = await behind.Http.PostAsJsonAsync("/api/v1/session", new { user = "window1", password = "wfgov-demo" });
        using var own = await behind.Http.PostAsJsonAsync("/api/v1/session", new { user = "he.yun", password = Wanted });

        demo.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = own.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-wfgov=");
        foreach (var attribute in (string[])["secure", "httponly", "samesite=lax", "path=/"])
            cookie.Split("; ").ShouldContain(attribute, cookie);
        cookie.ShouldNotContain("domain=", Case.Insensitive);
        own.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsEverySessionOfThePersonAndNobodyElses()
    {
        using var office = new Browsing(server);
        await office.SignInAsync("dangan-clerk1", "wfgov-demo");
        using var home = new Browsing(server);
        await home.SignInAsync("dangan-clerk1", "wfgov-demo");
        using var colleague = new Browsing(server);
        await colleague.SignInAsync("dangan-clerk2", "wfgov-demo");
        (await office.SendAsync(HttpMethod.Get, "/api/v1/sessions")).Body!.AsArray().Count.ShouldBe(2);

        (await home.SendAsync(HttpMethod.Delete, "/api/v1/sessions")).Status.ShouldBe(HttpStatusCode.OK);

        (await office.SendAsync(HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await colleague.SendAsync(HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Password_WrongFiveTimes_LocksTheNameWhetherAnybodyHasItOrNot()
    {
        foreach (var user in (string[])["guizi-clerk1", "nobody-of-that-name"])
        {
            using var browser = new Browsing(server);
            for (var tries = 1; tries < 5; tries++)
                (await browser.SignInAsync(user, "wrong")).Body!["code"]!.ToString().ShouldBe("WG6006");
            (await browser.SignInAsync(user, "wrong")).Body!["code"]!.ToString().ShouldBe("WG6105");
            (await browser.SignInAsync(user, "wfgov-demo")).Status.ShouldBe(HttpStatusCode.TooManyRequests, "the right password does not help while the name waits");
        }

        var log = (await server.GetAsync("supervisor", "/api/v1/access-log?user=guizi-clerk1")).AsArray();
        log.Select(e => e!["kind"]!.ToString()).ShouldBe(["Locked", "Failed", "Failed", "Failed", "Failed"]);
        (await server.GetAsync("supervisor", "/api/v1/access-log")).ToJsonString().ShouldNotContain("nobody-of-that-name", Case.Sensitive, "a password may have been typed where the name goes");
    }

    [Fact]
    public async Task Account_MadeByAnAdministrator_ChangesItsPasswordFirstThenWorksUntilDisabled()
    {
        var account = new JsonObject { ["user"] = "chen.jing", ["name"] = "陈静", ["office"] = "深圳市宝安区水务局", ["roles"] = new JsonArray("承办人") };
        (await server.PostAsync("supervisor", "/api/v1/accounts", account.DeepClone())).Body!["code"]!.ToString().ShouldBe("WG6110");
        var (made, given) = await server.PostAsync("admin", "/api/v1/accounts", account);
        made.ShouldBe(HttpStatusCode.Created);
        var first = given!["password"]!.ToString();
        using var browser = new Browsing(server);

        (await browser.SignInAsync("chen.jing", first)).Body!["code"]!.ToString().ShouldBe("WG6108");
        JsonObject Change(string wanted) => new() { ["user"] = "chen.jing", ["current"] = first, ["wanted"] = wanted };
        (await browser.SendAsync(HttpMethod.Post, "/api/v1/password", Change("short"))).Body!["code"]!.ToString().ShouldBe("WG6111");
        (await browser.SendAsync(HttpMethod.Post, "/api/v1/password", Change("password123456"))).Body!["code"]!.ToString().ShouldBe("WG6112");
        (await browser.SendAsync(HttpMethod.Post, "/api/v1/password", Change("wfgov-demo-chen.jing"))).Body!["code"]!.ToString().ShouldBe("WG6112");
        (await browser.SendAsync(HttpMethod.Post, "/api/v1/password", Change("茶壶里的蓝色铁路 bicycle 47"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await browser.SignInAsync("chen.jing", "茶壶里的蓝色铁路 bicycle 47")).Status.ShouldBe(HttpStatusCode.OK);

        using var disabling = await PatchAsync("admin", "/api/v1/accounts/chen.jing", new JsonObject { ["disabled"] = true });
        disabling.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await browser.SignInAsync("chen.jing", "茶壶里的蓝色铁路 bicycle 47")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var log = (await server.GetAsync("admin", "/api/v1/access-log?user=chen.jing")).AsArray().Select(e => e!["kind"]!.ToString()).ToList();
        log.ShouldBe(["Failed", "AccountDisabled", "SignedIn", "PasswordChanged", "AccountCreated"]);
    }

    [Theory]
    [InlineData("承办人 窗口受理", "深圳市宝安区水务局", "WG6118")]
    [InlineData("系统管理员 监察员", "深圳市宝安区水务局", "WG6118")]
    [InlineData("承办人", "没有这个局", "WG6119")]
    [InlineData("没有这个角色", "深圳市宝安区水务局", "WG6117")]
    public async Task Account_AgainstSeparationOfDuties_IsNotMade(string roles, string office, string code)
    {
        var account = new JsonObject { ["user"] = "somebody", ["name"] = "某人", ["office"] = office, ["roles"] = new JsonArray([.. roles.Split(' ').Select(r => (JsonNode)r)]) };

        (await server.PostAsync("admin", "/api/v1/accounts", account)).Body!["code"]!.ToString().ShouldBe(code);
    }

    private async Task<HttpResponseMessage> PatchAsync(string user, string path, JsonNode body)
    {
        await server.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", server.TokenOf(user));
        return await server.Http.SendAsync(request);
    }
}
