using System.Security.Claims;
using WorkflowGov.Core;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.Access;

/// <summary>A cookie or token counts while its session stands; a cookie changes things only together with its CSRF token.</summary>
internal sealed class SessionGate(RequestDelegate next, SessionBook sessions, CsrfTokens csrf)
{
    public Task InvokeAsync(HttpContext http) => SignIn.SessionOf(http.User) is { } id ? CheckAsync(http, id) : next(http);

    private async Task CheckAsync(HttpContext http, Guid id)
    {
        if (await sessions.UseAsync(id, http.RequestAborted) is null)
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        else if (SignIn.IsByCookie(http.User) && Changes(http.Request.Method) && !csrf.Fits(http.Request.Headers[CsrfTokens.Header], id))
        {
            await Forged().ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    /// <summary>Whether a method may change something.</summary>
    public static bool Changes(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static IResult Forged() => RejectionProblem.Of(
        403, "WG6107", new Text($"以 Cookie 登录的请求须带 {CsrfTokens.Header}，由 GET /api/v1/session 取得", $"Requests signed by a cookie carry {CsrfTokens.Header}, which GET /api/v1/session gives"));
}
