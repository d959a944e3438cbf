using System.Security.Claims;
using WorkflowGov.Core;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.Access;

/// <summary>A system calls what its scopes cover and nothing that is for people; the decision is <see cref="RouteAccess"/>'s.</summary>
internal sealed class ScopeGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.User.Identity?.AuthenticationType != KeyHandler.Name || http.GetEndpoint() is not RouteEndpoint endpoint)
            return next(http);
        var access = RouteAccess.Of(http.Request.Method, endpoint.RoutePattern.RawText ?? string.Empty);
        return access is { Visitors: true } || (access?.Scope is { } scope && (scope == RouteAccess.AnySystem || http.User.HasClaim(Provider.Scope, scope)))
            ? next(http)
            : Refuse(access?.Scope).ExecuteAsync(http);
    }

    private static IResult Refuse(string? scope) => RejectionProblem.Of(403, "WG6106", scope is null
        ? new Text("这个地址只供人员使用，不供系统调用", "This address is for people, not for systems")
        : new Text($"密钥或者令牌没有 {scope} 权限", $"The key or token does not hold the scope {scope}"));
}
