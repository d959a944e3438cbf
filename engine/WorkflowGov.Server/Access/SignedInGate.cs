using Microsoft.AspNetCore.Authorization;

namespace WorkflowGov.Server.Access;

/// <summary>
/// Nobody comes in who is not signed in, but where visitors may. That much is seen at once; whoever is turned away, and
/// whatever asks for more than that, goes through the program's authorization.
/// </summary>
internal static class SignedInGate
{
    public static void Use(WebApplication app)
    {
        // Said here, or the program puts its authorization before every address itself.
        ((IApplicationBuilder)app).Properties["__AuthorizationMiddlewareSet"] = true;
        app.UseWhen(http => !MayPass(http), asked => asked.UseAuthorization());
    }

    private static bool MayPass(HttpContext http) => http.GetEndpoint() is { } endpoint
        && (http.User.Identity?.IsAuthenticated == true
            ? endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null
            : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
}
