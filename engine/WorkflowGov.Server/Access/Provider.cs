using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Access;

/// <summary>
/// OpenID Connect: code flow with PKCE for people; for systems the provider's access tokens (OAuth 2.0 client
/// credentials). One who has a provider has a token endpoint, clients and rotation there already: a second one of ours
/// would be one more thing to run, and systems without a provider have keys.
/// </summary>
internal static class Provider
{
    public const string People = "provider";
    public const string Systems = "provider-token";
    public const string Callback = "/api/v1/session/provider/callback";
    public const string Scope = "scope";

    private const string IdToken = "id_token";

    public static void AddTo(AuthenticationBuilder authentication, ProviderOptions told)
    {
        authentication.AddOpenIdConnect(People, o => ForPeople(o, told));
        if (told.Audience is not null)
            authentication.AddJwtBearer(Systems, o => ForSystems(o, told));
    }

    /// <summary>Where the provider ends its own session; null = it is not concerned.</summary>
    public static async Task<string?> SignOutAddressAsync(HttpContext http, ServerOptions options)
    {
        if (options.Access.Provider is null || !SignIn.IsByCookie(http.User))
            return null;
        var ticket = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (ticket.Properties?.GetTokenValue(IdToken) is not { } token)
            return null;
        var oidc = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(People);
        var known = await oidc.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        return known.EndSessionEndpoint is { Length: > 0 } end
            ? new OpenIdConnectMessage
            {
                IssuerAddress = end,
                IdTokenHint = token,
                ClientId = options.Access.Provider.ClientId,
                PostLogoutRedirectUri = $"{http.Request.Scheme}://{http.Request.Host}/sign-in",
            }.CreateLogoutRequestUrl()
            : null;
    }

    private static void ForPeople(OpenIdConnectOptions o, ProviderOptions told)
    {
        (o.Authority, o.ClientId, o.ClientSecret, o.RequireHttpsMetadata) = (told.Authority, told.ClientId, told.ClientSecret, !told.IsLocal);
        (o.ResponseType, o.ResponseMode, o.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (o.CallbackPath, o.SignInScheme, o.MapInboundClaims) = (Callback, CookieAuthenticationDefaults.AuthenticationScheme, false);
        o.TokenValidationParameters.ValidateAudience = o.TokenValidationParameters.ValidateIssuer = o.TokenValidationParameters.ValidateLifetime = true;
        o.TokenValidationParameters.RequireSignedTokens = o.TokenValidationParameters.RequireExpirationTime = true;
        o.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        foreach (var scope in told.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            o.Scope.Add(scope);
        // The answer comes back as a navigation: Lax cookies travel with it, and need no https on this machine.
        (o.NonceCookie.SameSite, o.CorrelationCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (o.NonceCookie.SecurePolicy, o.CorrelationCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        o.Events.OnTokenValidated = c => TakeInAsync(c, told);
        o.Events.OnRemoteFailure = async c =>
        {
            c.HttpContext.RequestServices.GetRequiredService<ILogger<SignInDesk>>().LogWarning("Sign-in with the provider failed: {Fault}", c.Failure?.Message.Split('\n')[0]);
            await RefuseAsync(c.HttpContext, "WG6122");
            c.HandleResponse();
        };
    }

    private static async Task TakeInAsync(Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext c, ProviderOptions told)
    {
        var (http, claims) = (c.HttpContext, c.Principal!);
        var subject = claims.FindFirstValue("sub")!;
        var described = new Account(
            claims.FindFirstValue(told.UserClaim) ?? subject, claims.FindFirstValue(told.NameClaim) ?? subject,
            new Office(claims.FindFirstValue(told.OfficeClaim) ?? string.Empty), [.. claims.FindAll(told.RoleClaim).Select(r => new Role(r.Value))])
        {
            Outside = new OutsideIdentity(c.SecurityToken.Issuer, subject),
        };
        var ruling = await http.RequestServices.GetRequiredService<AccountDesk>().TakeInAsync(described, SignIn.SourceOf(http), http.RequestAborted);
        if (ruling.Rejection is { } rejection)
        {
            await RefuseAsync(http, rejection.Code);
            c.HandleResponse();
            return;
        }

        await http.RequestServices.GetRequiredService<AccountBook>().RefreshAsync(http.RequestAborted);
        c.Principal = await SignIn.OpenAsync(http, ruling.Value, SessionKind.Browser, described.Outside.Issuer);
        c.Properties!.StoreTokens([new AuthenticationToken { Name = IdToken, Value = c.TokenEndpointResponse!.IdToken }]);
    }

    private static async Task RefuseAsync(HttpContext http, string code)
    {
        await http.RequestServices.GetRequiredService<IAccessLog>().KeepAsync(
            new AccessEvent(0, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()), AccessEventKind.Failed, null, null, SignIn.SourceOf(http), code), http.RequestAborted);
        http.Response.Redirect($"/sign-in?refused={code}");
    }

    private static void ForSystems(JwtBearerOptions o, ProviderOptions told)
    {
        (o.Authority, o.Audience, o.RequireHttpsMetadata, o.MapInboundClaims) = (told.Authority, told.Audience, !told.IsLocal, false);
        o.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        o.Events = new JwtBearerEvents
        {
            OnTokenValidated = c =>
            {
                var claims = c.Principal!;
                var system = claims.FindFirstValue("client_id") ?? claims.FindFirstValue("azp");
                if (system is null || claims.FindFirstValue(Scope) is not { } scopes)
                    c.Fail("The token names no client or no scope.");
                else
                    c.Principal = SignIn.SystemOf(ApiKey.ActorOf(system, new Office(claims.FindFirstValue(told.OfficeClaim) ?? system)), scopes.Split(' '));
                return Task.CompletedTask;
            },
        };
    }
}
