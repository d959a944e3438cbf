using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Server.Access;

namespace WorkflowGov.Server;

/// <summary>
/// Who is asking: a browser by its cookie, a program by a bearer token. Both are sealed references to a session in the
/// database, which is what decides whether they still count.
/// </summary>
internal static class SignIn
{
    public const string Session = "session";

    private const string Scheme = "wfgov";
    private const string Office = "office";

    public static void AddTo(IServiceCollection services, Organisation organisation, ServerOptions options, AccessStores stores, IClock clock)
    {
        var (accounts, factors, sessions, keys) = stores;
        var limits = options.Access.Sessions;
        var log = (IAccessLog)sessions;
        services.AddSingleton<IAccountStore>(accounts).AddSingleton<ISessionStore>(sessions).AddSingleton(log);
        services.AddSingleton(s => new SecondFactorDesk(factors, sessions, log, s.GetRequiredService<IDataProtectionProvider>(), clock));
        services.AddSingleton(s => new SignInDesk(accounts, log, organisation, s.GetRequiredService<SecondFactorDesk>(), options.Access.SecondFactor, clock));
        services.AddSingleton(new AccountDesk(accounts, factors, sessions, log, organisation, clock));
        services.AddSingleton(new SessionBook(sessions, log, limits, clock)).AddSingleton<CsrfTokens>();
        services.AddSingleton<IKeyStore>(keys).AddSingleton(new KeyDesk(keys, log, clock));
        var takesTokens = options.Access.Provider?.Audience is not null;
        var authentication = services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, o => (o.ForwardDefaultSelector, o.ForwardChallenge) = (h => Chosen(h, takesTokens), BearerTokenDefaults.AuthenticationScheme))
            .AddBearerToken(o => o.BearerTokenExpiration = limits.Longest.ToTimeSpan())
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Name, null)
            .AddCookie(c => Shape(c, options));
        if (options.Access.Provider is { } provider)
            Provider.AddTo(authentication, provider);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("WorkflowGov");
        services.Configure<KeyManagementOptions>(k => k.XmlRepository = new SharedKeys(sessions));
    }

    /// <summary>Opens a session and says who it is for.</summary>
    public static async Task<ClaimsPrincipal> OpenAsync(HttpContext http, Account account, SessionKind kind, string note)
    {
        var session = await http.RequestServices.GetRequiredService<SessionBook>().OpenAsync(account.User, kind, SourceOf(http), note, http.RequestAborted);
        return Of(account.Actor, [new(Session, session.Id.ToString())], kind.ToString());
    }

    /// <summary>A system with its scopes: no session, each request shows the key or token anew.</summary>
    public static ClaimsPrincipal SystemOf(Actor system, IEnumerable<string> scopes) => Of(system, scopes.Select(s => new Claim(Provider.Scope, s)), KeyHandler.Name);

    private static ClaimsPrincipal Of(Actor actor, IEnumerable<Claim> more, string how) => new(new ClaimsIdentity(
        [
            .. more,
            new(ClaimTypes.NameIdentifier, actor.User),
            new(ClaimTypes.Name, actor.Name),
            new(Office, actor.Office.Name),
            .. actor.Roles.Select(r => new Claim(ClaimTypes.Role, r.Name)),
        ],
        how));

    /// <summary>The actor behind a request.</summary>
    public static Actor ActorOf(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(ClaimTypes.Name)!,
        new Office(user.FindFirstValue(Office)!),
        [.. user.FindAll(ClaimTypes.Role).Select(c => new Role(c.Value))]);

    /// <summary>The session behind a request, or null.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>Whether a browser sent its cookie of its own accord: then a request may be forged by another site.</summary>
    public static bool IsByCookie(ClaimsPrincipal user) => user.Identity?.AuthenticationType == nameof(SessionKind.Browser);

    /// <summary>The address a request came from.</summary>
    public static string SourceOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "-";

    /// <summary>By what was sent: a key, a token of the provider (a JWT), a token of ours, else the cookie.</summary>
    private static string Chosen(HttpContext http, bool takesTokens) => http.Request.Headers.Authorization.ToString() switch
    {
        "" => CookieAuthenticationDefaults.AuthenticationScheme,
        var key when key.StartsWith(KeyHandler.Start, StringComparison.Ordinal) => KeyHandler.Name,
        var token when takesTokens && token.StartsWith("Bearer eyJ", StringComparison.Ordinal) => Provider.Systems,
        _ => BearerTokenDefaults.AuthenticationScheme,
    };

    private static void Shape(CookieAuthenticationOptions cookie, ServerOptions options)
    {
        var secure = options.Access.IsHttps;
        cookie.Cookie.Name = secure ? "__Host-wfgov" : "wfgov";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = options.Access.Sessions.Longest.ToTimeSpan();
        cookie.SlidingExpiration = false;
    }
}

/// <summary>Where accounts and sessions are.</summary>
internal readonly record struct AccessStores(
    Runtime.Postgres.PostgresAccountStore Accounts, Runtime.Postgres.PostgresSecondFactorStore Factors, Runtime.Postgres.PostgresSessionStore Sessions,
    Runtime.Postgres.PostgresKeyStore Keys);
