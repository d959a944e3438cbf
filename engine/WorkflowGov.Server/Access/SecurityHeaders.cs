namespace WorkflowGov.Server.Access;

/// <summary>What every answer tells the browser; pages of the screens say more for themselves.</summary>
internal static class SecurityHeaders
{
    /// <summary>Answers are data: nothing in them is run, framed or shown inside another page.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The rules' pages are text with a style of their own: nothing is run.</summary>
    private const string TextPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The API's page and the timers' are packages that bring scripts and styles inline, but load none from elsewhere and ask nobody else.</summary>
    private const string ToolPolicy = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (PathString Beginning, string Policy)[] Pages = [("/docs", ToolPolicy), ("/hangfire", ToolPolicy), ("/problems", TextPolicy)];

    public static Func<HttpContext, RequestDelegate, Task> For(ServerOptions options) => (http, next) =>
    {
        var head = http.Response.Headers;
        head.XContentTypeOptions = "nosniff";
        head["Referrer-Policy"] = "no-referrer";
        head["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        head["Cross-Origin-Opener-Policy"] = "same-origin";
        head.ContentSecurityPolicy = PolicyOf(http.Request.Path);
        if (options.Access.IsHttps)
            head.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return next(http);
    };

    private static string PolicyOf(PathString path)
    {
        foreach (var (beginning, policy) in Pages)
        {
            if (path.StartsWithSegments(beginning, StringComparison.Ordinal))
                return policy;
        }

        return DataPolicy;
    }
}
