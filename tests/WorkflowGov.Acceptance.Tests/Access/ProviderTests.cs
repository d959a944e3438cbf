using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>A real OpenID Connect provider and a server that trusts it.</summary>
public sealed class ProviderAndServer : IAsyncLifetime
{
    internal IdentityProvider Provider { get; private set; } = null!;

    internal RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync();
        Server = await RunningServer.StartAsync(settings: new Dictionary<string, string>
        {
            ["Oidc__Authority"] = Provider.Address, ["Oidc__ClientId"] = IdentityProvider.Client, ["Oidc__ClientSecret"] = IdentityProvider.ClientSecret,
            ["Oidc__Audience"] = IdentityProvider.Audience, ["RateLimit"] = "10",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

/// <summary>统一身份认证, against a provider that runs on this machine.</summary>
public sealed class ProviderTests(ProviderAndServer both) : IClassFixture<ProviderAndServer>
{
    private readonly IdentityProvider provider = both.Provider;
    private readonly RunningServer server = both.Server;

    [Fact]
    public async Task Person_SignedInAtTheProvider_WorksWithOfficeAndRolesFromItsClaims()
    {
        provider.Next = new Person("s-1", "zhang.wei", "张伟", "深圳市市场监督管理局宝安监管局", "承办人", "其他系统的角色");
        using var browser = new Browsing(server);

        var (address, _) = await browser.FollowAsync("/api/v1/session/provider?back=/inbox");

        address.PathAndQuery.ShouldBe("/inbox");
        var session = await browser.SessionAsync();
        session!["me"]!.ToJsonString().ShouldBe(new JsonObject
        {
            ["user"] = "zhang.wei", ["name"] = "张伟", ["office"] = "深圳市市场监督管理局宝安监管局", ["roles"] = new JsonArray("承办人"),
        }.ToJsonString());
        (await browser.SendAsync(HttpMethod.Get, "/api/v1/desk/inbox")).Status.ShouldBe(HttpStatusCode.OK);

        var (_, ended) = await browser.SendAsync(HttpMethod.Delete, "/api/v1/session");
        var next = new Uri(ended!["next"]!.ToString());
        next.GetLeftPart(UriPartial.Path).ShouldBe($"{provider.Address}/end-session");
        await browser.FollowAsync(next.ToString());
        provider.SignedOut.Last().ShouldNotBeNull("the provider is shown whose session ends");
        (await browser.SendAsync(HttpMethod.Get, "/api/v1/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Person_WhoseRolesChangeAtTheProvider_LosesTheOldOnesAtTheNextSignIn()
    {
        provider.Next = new Person("s-7", "li.na", "李娜", "深圳市宝安区水务局", "审批人");
        using var before = new Browsing(server);
        await before.FollowAsync("/api/v1/session/provider");
        provider.Next = provider.Next with { Roles = ["承办人"] };
        using var after = new Browsing(server);
        await after.FollowAsync("/api/v1/session/provider");

        (await after.SessionAsync())!["me"]!["roles"]!.AsArray().Single()!.ToString().ShouldBe("承办人");
        (await server.GetAsync("supervisor", "/api/v1/access-log?user=li.na")).AsArray().Select(e => e!["kind"]!.ToString()).ShouldBe(["SignedIn", "AccountChanged", "SignedIn", "AccountCreated"]);
    }

    [Theory]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("aud", "another-client")]
    [InlineData("nonce", "a-nonce-of-another-sign-in")]
    [InlineData("exp", 1_000_000_000L)]
    public async Task IdToken_NotForThisSignIn_IsRefused(string claim, object value)
    {
        provider.Next = new Person("s-2", "wang.fang", "王芳", "深圳市宝安区水务局", "承办人");
        provider.Spoil = c => c[claim] = value;
        try
        {
            using var browser = new Browsing(server);
            var (address, _) = await browser.FollowAsync("/api/v1/session/provider");

            address.PathAndQuery.ShouldBe("/sign-in?refused=WG6122");
            (await browser.SessionAsync()).ShouldBeNull();
        }
        finally
        {
            provider.Spoil = null;
        }
    }

    [Fact]
    public async Task IdToken_SignedByAnother_IsRefused()
    {
        provider.ForgesSignature = true;
        try
        {
            using var browser = new Browsing(server);

            (await browser.FollowAsync("/api/v1/session/provider")).Address.PathAndQuery.ShouldBe("/sign-in?refused=WG6122");
        }
        finally
        {
            provider.ForgesSignature = false;
        }
    }

    [Theory]
    [InlineData("window1", "深圳市宝安区水务局", "承办人", "WG6120")]
    [InlineData("zhao.lei", "没有这个局", "承办人", "WG6119")]
    [InlineData("zhao.lei", "深圳市宝安区水务局", "其他系统的角色", "WG6118")]
    public async Task Person_WhoDoesNotFitTheOrganisation_IsNotLetIn(string user, string office, string role, string code)
    {
        provider.Next = new Person("s-3", user, "赵磊", office, role);
        using var browser = new Browsing(server);

        (await browser.FollowAsync("/api/v1/session/provider")).Address.PathAndQuery.ShouldBe($"/sign-in?refused={code}");
        (await browser.SessionAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("/inbox", "/inbox")]
    [InlineData("//evil.example/x", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task Back_ToAnotherSite_StaysHere(string back, string arrives)
    {
        provider.Next = new Person("s-4", "sun.li", "孙丽", "深圳市宝安区水务局", "承办人");
        using var browser = new Browsing(server);

        var (address, _) = await browser.FollowAsync($"/api/v1/session/provider?back={Uri.EscapeDataString(back)}");

        address.ToString().ShouldBe($"{server.Address}{arrives}");
    }

    [Fact]
    public async Task System_WithATokenOfTheProvider_CallsWhatItsScopesCover()
    {
        var reading = await provider.TokenForAsync("online-hall", "items:read cases:read");

        (await AsAsync(reading, HttpMethod.Get, "/api/v1/items")).ShouldBe((HttpStatusCode.OK, null));
        (await AsAsync(reading, HttpMethod.Post, "/api/v1/cases")).ShouldBe((HttpStatusCode.Forbidden, "WG6106"));
        (await AsAsync(reading, HttpMethod.Get, "/api/v1/desk/inbox")).ShouldBe((HttpStatusCode.Forbidden, "WG6106"));
        (await AsAsync(await provider.TokenForAsync("online-hall", "items:read", "another-api"), HttpMethod.Get, "/api/v1/items")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await AsAsync(reading[..^4] + "AAAA", HttpMethod.Get, "/api/v1/items")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(HttpStatusCode Status, string? Code)> AsAsync(string token, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new("Bearer", token) } };
        if (method == HttpMethod.Post)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : JsonNode.Parse(text)!["code"]!.ToString());
    }
}
