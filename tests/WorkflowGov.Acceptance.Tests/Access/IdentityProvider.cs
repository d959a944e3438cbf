using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>A person as the provider describes them.</summary>
internal sealed record Person(string Subject, string User, string Name, string Office, params string[] Roles);

/// <summary>
/// 单位统一身份认证 on this machine: an OpenID Connect server made with OpenIddict. Who signs in is whoever the test says
/// (<see cref="Next"/>), as if they had typed their password there; what is wrong with a token is what the test says too.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "workflowgov";
    public const string ClientSecret = "provider-secret-of-the-test";
    public const string Audience = "workflowgov-api";

    private readonly WebApplication app;
    private readonly SecurityKey key;
    private readonly SecurityKey other = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "other" };

    private IdentityProvider(WebApplication app, SecurityKey key) => (this.app, this.key) = (app, key);

    public string Address => app.Urls.First();

    /// <summary>Who is signed in at the provider.</summary>
    public Person Next { get; set; } = new("s-1", "zhang.wei", "张伟", "深圳市市场监督管理局宝安监管局", "承办人", "其他系统的角色");

    /// <summary>Changes the claims of the next ID token before it is signed.</summary>
    public Action<Dictionary<string, object>>? Spoil { get; set; }

    /// <summary>Signs the next ID token with a key that is not the provider's.</summary>
    public bool ForgesSignature { get; set; }

    /// <summary>Sign-outs that were asked for, with the ID token shown.</summary>
    public List<string?> SignedOut { get; } = [];

    public static async Task<IdentityProvider> StartAsync()
    {
        IdentityProvider? self = null;
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "provider" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddOpenIddict().AddServer(o =>
        {
            o.EnableDegradedMode();
            o.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token").SetEndSessionEndpointUris("/end-session");
            o.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
            o.RegisterScopes("openid", "profile", "cases:read", "cases:write", "items:read", "events:read");
            o.AddSigningKey(key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            o.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough();
            o.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(c => default));
            o.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(c =>
            {
                if (c.ClientSecret != ClientSecret)
                    c.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
            o.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(c => default));
            o.AddEventHandler<HandleEndSessionRequestContext>(b => b.UseInlineHandler(c =>
            {
                self!.SignedOut.Add(c.Request?.IdTokenHint);
                c.SignOut();
                return default;
            }));
            o.AddEventHandler<ApplyTokenResponseContext>(b => b.UseInlineHandler(c =>
            {
                self!.Respoil(c);
                return default;
            }).SetOrder(int.MinValue + 1));
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/authorize", (HttpContext http) => Results.SignIn(self!.Identity(http), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme));
        app.MapPost("/token", (Delegate)TokenAsync);
        await app.StartAsync();
        return self = new IdentityProvider(app, key);
    }

    /// <summary>A token for a system, by client credentials.</summary>
    public async Task<string> TokenForAsync(string client, string scope, string? audience = null)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri($"{Address}/token"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = ClientSecret, ["scope"] = scope, ["for"] = audience ?? Audience,
        }));
        var body = await answer.Content.ReadAsStringAsync();
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(body).RootElement.GetProperty("access_token").GetString()!;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<IResult> TokenAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (!request.IsClientCredentialsGrantType())
            return Results.SignIn((await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(http, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity("provider");
        identity.SetClaim("sub", request.ClientId).SetClaim("office", "网上办事大厅");
        identity.SetScopes(request.GetScopes()).SetResources(request["for"]?.ToString() ?? Audience).SetDestinations(_ => ["access_token"]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private ClaimsPrincipal Identity(HttpContext http)
    {
        var identity = new ClaimsIdentity("provider");
        identity.SetClaim("sub", Next.Subject).SetClaim("preferred_username", Next.User).SetClaim("name", Next.Name).SetClaim("office", Next.Office);
        identity.SetClaims("roles", [.. Next.Roles]);
        identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes()).SetDestinations(_ => ["id_token"]);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The ID token once more, with what the test wants wrong, signed by the provider's key or another's.</summary>
    private void Respoil(ApplyTokenResponseContext context)
    {
        if (context.Response.IdToken is not { } good || (Spoil is null && !ForgesSignature))
            return;
        var claims = new JsonWebToken(good).Claims.GroupBy(c => c.Type).ToDictionary(g => g.Key, g => g.Count() > 1 ? g.Select(c => c.Value).ToArray() : ValueOf(g.First()));
        Spoil?.Invoke(claims);
        context.Response.IdToken = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            JsonSerializer.Serialize(claims), new SigningCredentials(ForgesSignature ? other : key, SecurityAlgorithms.RsaSha256));
    }

    private static object ValueOf(Claim claim) => claim.Type is "exp" or "iat" or "nbf" ? long.Parse(claim.Value, System.Globalization.CultureInfo.InvariantCulture) : claim.Value;
}
