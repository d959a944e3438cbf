using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Access;

/// <summary>
/// Who asks is looked up before the authentication schemes are gone through: who sent nothing is nobody, and what a token
/// says is unsealed once a minute, not with every request. Whether a token still counts is decided by its session each time.
/// </summary>
internal sealed class KnownCallers
{
    private const int CallersMax = 10_000;
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private readonly MemoryCache callers = new(new MemoryCacheOptions { SizeLimit = CallersMax });

    /// <summary>Puts the authentication of those who are not known into the pipeline.</summary>
    public static void Use(WebApplication app)
    {
        var known = new KnownCallers();
        // Said here, or the program puts the schemes before everything else itself, for every request.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(http => !known.Name(http), schemes =>
        {
            schemes.UseAuthentication();
            schemes.Use(known.Remember);
        });
    }

    private bool Name(HttpContext http)
    {
        var sent = http.Request.Headers.Authorization.ToString();
        if (sent.Length == 0)
            return http.Request.Headers.Cookie.Count == 0 && !http.Request.Path.StartsWithSegments(Provider.Callback, StringComparison.Ordinal);
        if (!callers.TryGetValue(sent, out ClaimsPrincipal? caller) || caller is null)
            return false;
        http.User = caller;
        return true;
    }

    private Task Remember(HttpContext http, RequestDelegate next)
    {
        var sent = http.Request.Headers.Authorization.ToString();
        if (sent.Length > 0 && http.User.Identity?.AuthenticationType == nameof(SessionKind.Token))
            callers.Set(sent, http.User, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Known });
        return next(http);
    }
}
