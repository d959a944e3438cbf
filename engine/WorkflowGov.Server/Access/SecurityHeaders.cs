namespace WorkflowGov.Server.Access;

/// <summary>What every answer tells the browser; pages of the screens say more for themselves.</summary>
internal static class SecurityHeaders
{
    /// <summary>Answers are data: nothing in them is run, framed or shown inside another page.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The API's page and the rules' pages bring scripts and styles of their own, inline.</summary>
    private const string PagePolicy = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PathString[] Pages = ["/docs", "/problems", "/hangfire"];

    public static Func<HttpContext, RequestDelegate, Task> For(ServerOptions options) => (http, next) =>
    {
        var head = http.Response.Headers;
        head.XContentTypeOptions = "nosniff";
        head["Referrer-Policy"] = "no-referrer";
        head["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        head["Cross-Origin-Opener-Policy"] = "same-origin";
        head.ContentSecurityPolicy = IsPage(http.Request.Path) ? PagePolicy : DataPolicy;
        if (options.Access.IsHttps)
            head.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return next(http);
    };

    private static bool IsPage(PathString path)
    {
        foreach (var page in Pages)
        {
            if (path.StartsWithSegments(page, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
