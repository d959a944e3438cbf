using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Server.Access;

namespace WorkflowGov.Server.Api;

/// <summary>会话 of a browser.</summary>
/// <param name="Me">Who is signed in.</param>
/// <param name="Csrf">To be sent as <c>X-CSRF-Token</c> with every request that changes something.</param>
public sealed record BrowserSession(SignedIn Me, string Csrf);

/// <summary>退出.</summary>
/// <param name="Next">Where the provider ends its own session; null = nowhere.</param>
public sealed record SignedOut(string? Next);

/// <summary>修改密码.</summary>
/// <param name="User">User name.</param>
/// <param name="Current">The password as it is, or as it was given.</param>
/// <param name="Wanted">The new one: 12 characters or more, nothing common.</param>
/// <param name="Code">验证码 of the second factor, where the account has one.</param>
public sealed record PasswordRequest(string User, string Current, string Wanted, string? Code = null);

/// <summary>A session that stands.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">Browser or program.</param>
/// <param name="OpenedAt">Sign-in.</param>
/// <param name="SeenAt">Last request, to the minute.</param>
/// <param name="EndsAt">When it ends at the latest.</param>
/// <param name="Source">Address it was opened from.</param>
/// <param name="Current">It is the one that asks.</param>
public sealed record ListedSession(Guid Id, SessionKind Kind, Instant OpenedAt, Instant SeenAt, Instant EndsAt, string Source, bool Current);

/// <summary>Sign-in, sign-out, change of password.</summary>
internal static class SessionApi
{
    public static void Map(RouteGroupBuilder api, ServerOptions options)
    {
        var tagged = api.MapGroup(string.Empty).WithTags("Sign-in");
        tagged.MapPost("/sign-in", TokenAsync).AllowAnonymous().Accepts<SignInRequest>("application/json").Produces<AccessTokenResponse>();
        tagged.MapPost("/session", OpenAsync).AllowAnonymous().Accepts<SignInRequest>("application/json").Produces<BrowserSession>();
        tagged.MapGet("/session", Current).AllowAnonymous().Produces<BrowserSession>().Produces(StatusCodes.Status204NoContent);
        tagged.MapDelete("/session", EndAsync).Produces<SignedOut>();
        if (options.Access.Provider is not null)
        {
            tagged.MapGet("/session/provider", (string? back) => Results.Challenge(new AuthenticationProperties { RedirectUri = Inside(back) }, [Provider.People])).AllowAnonymous().ExcludeFromDescription();
            // Answered by the provider's handler before it comes here; mapped so that the address is one of the program's.
            tagged.MapGet("/session/provider/callback", () => Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
        }

        tagged.MapGet("/sessions", ListAsync).Produces<IEnumerable<ListedSession>>();
        tagged.MapDelete("/sessions", EndAllAsync).Produces<SignedOut>();
        SecondFactorApi.Map(tagged);
        tagged.MapPost("/password", ChangePasswordAsync).AllowAnonymous().Accepts<PasswordRequest>("application/json").Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>Nobody is led to another site after sign-in.</summary>
    private static string Inside(string? back) => back is ['/', ..] and not ['/', '/' or '\\', ..] ? back : "/";

    private static async Task<IResult> TokenAsync(HttpRequest request, SignInDesk desk)
    {
        var (body, _) = await Body.ReadAsync<SignInRequest>(request);
        return await CheckAsync(request.HttpContext, desk, body) is { Refusal: var refusal, Account: var account } && refusal is not null
            ? refusal
            : Results.SignIn(await SignIn.OpenAsync(request.HttpContext, account!, SessionKind.Token, "password"), null, BearerTokenDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> OpenAsync(HttpRequest request, SignInDesk desk, CsrfTokens csrf)
    {
        var (body, _) = await Body.ReadAsync<SignInRequest>(request);
        var (account, refusal) = await CheckAsync(request.HttpContext, desk, body);
        if (refusal is not null)
            return refusal;
        var principal = await SignIn.OpenAsync(request.HttpContext, account!, SessionKind.Browser, "password");
        await request.HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
        return View(request.HttpContext, principal, csrf);
    }

    private static IResult Current(HttpContext http, CsrfTokens csrf) => SignIn.SessionOf(http.User) is null ? Results.NoContent() : View(http, http.User, csrf);

    private static IResult View(HttpContext http, ClaimsPrincipal principal, CsrfTokens csrf)
    {
        http.Response.Headers.CacheControl = "no-store";
        var actor = SignIn.ActorOf(principal);
        return Results.Ok(new BrowserSession(
            new SignedIn(actor.User, actor.Name, actor.Office, actor.Roles), SignIn.SessionOf(principal) is { } id ? csrf.For(id) : string.Empty));
    }

    private static Task<IResult> EndAsync(HttpContext http, SessionBook sessions, ServerOptions options) => CloseAsync(http, SignIn.SessionOf(http.User), sessions, options);

    private static Task<IResult> EndAllAsync(HttpContext http, SessionBook sessions, ServerOptions options) => CloseAsync(http, null, sessions, options);

    private static async Task<IResult> CloseAsync(HttpContext http, Guid? id, SessionBook sessions, ServerOptions options)
    {
        var next = await Provider.SignOutAddressAsync(http, options);
        await sessions.EndAsync(SignIn.ActorOf(http.User).User, id, DoerOf(http), http.RequestAborted);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Ok(new SignedOut(next));
    }

    private static async Task<IResult> ListAsync(HttpContext http, ISessionStore sessions, TimeProvider time)
    {
        var standing = await sessions.StandingAsync(SignIn.ActorOf(http.User).User, Instant.FromDateTimeOffset(time.GetUtcNow()), http.RequestAborted);
        var current = SignIn.SessionOf(http.User);
        return Results.Ok(standing.Select(s => new ListedSession(s.Id, s.Kind, s.OpenedAt, s.SeenAt, s.EndsAt, s.Source, s.Id == current)));
    }

    private static async Task<IResult> ChangePasswordAsync(HttpRequest request, SignInDesk desk, AccountDesk accounts)
    {
        var (body, _) = await Body.ReadAsync<PasswordRequest>(request);
        var result = await desk.TryAsync(body.User, body.Current, body.Code, SignIn.SourceOf(request.HttpContext), request.HttpContext.RequestAborted);
        if (result is not SignInResult.Known)
            return Refusal(request.HttpContext, result);
        if (body.Current == body.Wanted)
            return RejectionProblem.Of(422, "WG6109", new Text("新密码与原密码相同", "The new password is the old one"), "wanted");
        var refused = await accounts.ChangePasswordAsync(body.User, body.Wanted, new Doer(body.User, SignIn.SourceOf(request.HttpContext)), request.HttpContext.RequestAborted);
        return refused is null ? Results.NoContent() : RejectionProblem.Of(refused);
    }

    public static Doer DoerOf(HttpContext http) => new(SignIn.ActorOf(http.User).User, SignIn.SourceOf(http));

    private static async Task<(Account? Account, IResult? Refusal)> CheckAsync(HttpContext http, SignInDesk desk, SignInRequest sent)
    {
        var result = await desk.TryAsync(sent.User, sent.Password, sent.Code, SignIn.SourceOf(http), http.RequestAborted);
        return result switch
        {
            SignInResult.Known { Account.MustChange: true } => (null, ChangeFirst()),
            SignInResult.Known { LacksSecondFactor: true } => (null, RejectionProblem.Of(
                403, "WG6125", new Text("请先绑定第二因素：POST /api/v1/second-factor", "Set up a second factor first: POST /api/v1/second-factor"), "code")),
            SignInResult.Known known => (known.Account, null),
            _ => (null, Refusal(http, result)),
        };
    }

    internal static IResult ChangeFirst() => RejectionProblem.Of(
        403, "WG6108", new Text("这个密码是他人设置的，请先修改", "This password was given by somebody else: change it first"), "password");

    internal static IResult Refusal(HttpContext http, SignInResult result)
    {
        if (result is SignInResult.Waits waits)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(waits.For.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return RejectionProblem.Of(429, "WG6105", new Text(
                $"密码连续输错，请 {Math.Ceiling(waits.For.TotalMinutes):0} 分钟后再试", $"Wrong passwords in a row: try again in {Math.Ceiling(waits.For.TotalMinutes):0} minutes"));
        }

        return result switch
        {
            SignInResult.WantsCode => RejectionProblem.Of(401, "WG6124", new Text("请输入验证码", "The code of the second factor is missing"), "code"),
            SignInResult.WrongCode => RejectionProblem.Of(401, "WG6129", new Text("验证码不对，或者已经用过", "The code is wrong, or was used before"), "code"),
            _ => RejectionProblem.Of(401, "WG6006", new Text("用户名或者密码不对", "User name or password is wrong")),
        };
    }
}
