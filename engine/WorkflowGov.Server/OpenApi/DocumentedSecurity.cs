using System.Text.Json.Nodes;
using WorkflowGov.Server.Access;

namespace WorkflowGov.Server.OpenApi;

/// <summary>Who may call what, told from the one list that decides it: <see cref="RouteAccess"/>.</summary>
internal static class DocumentedSecurity
{
    private const string Cookie = "session";
    private const string Token = "token";
    private const string Key = "key";
    private const string Provided = "provider";

    /// <summary>Writes the ways to sign in; the provider's only where there is one.</summary>
    public static void WriteSchemes(JsonObject document, AccessOptions access)
    {
        var schemes = new JsonObject
        {
            [Cookie] = Scheme(
                "apiKey", $"浏览器会话：POST /api/v1/session 设置；改动须带 {CsrfTokens.Header}，由 GET /api/v1/session 取得。A browser's session, set by POST /api/v1/session; what changes anything carries {CsrfTokens.Header}, which GET /api/v1/session gives.",
                ("in", "cookie"), ("name", access.IsHttps ? "__Host-wfgov" : "wfgov")),
            [Token] = Scheme("http", "人员令牌：POST /api/v1/sign-in 取得。A person's token, which POST /api/v1/sign-in gives.", ("scheme", "bearer")),
            [Key] = Scheme(
                "http", "系统密钥（wfk_…），按权限范围；系统管理员在 /api/v1/api-keys 发放。A system's key (wfk_…) with its scopes; administrators make them at /api/v1/api-keys.", ("scheme", "bearer"), ("bearerFormat", "wfk_…")),
        };
        if (access.Provider is { } provider)
        {
            schemes[Provided] = Scheme(
                "openIdConnect", "统一身份认证：人员用授权码（PKCE），系统用 client credentials 的访问令牌，按权限范围。The identity provider: people by code flow with PKCE, systems by access tokens of client credentials with scopes.",
                ("openIdConnectUrl", $"{provider.Authority.TrimEnd('/')}/.well-known/openid-configuration"));
        }

        document["components"]!["securitySchemes"] = schemes;
    }

    /// <summary>Who may call an operation: nobody need sign in, people only, or systems too that hold its scope.</summary>
    public static void Add(JsonObject operation, RouteAccess? access, bool isAnonymous, bool hasProvider)
    {
        if (isAnonymous || access is null or { Visitors: true })
        {
            operation["security"] = new JsonArray();
            return;
        }

        var ways = new JsonArray(Way(Cookie), Way(Token));
        if (access.Scope is { } scope)
        {
            string[] scopes = scope == RouteAccess.AnySystem ? [] : [scope];
            ways.Add(Way(Key, scopes));
            if (hasProvider)
                ways.Add(Way(Provided, scopes));
        }

        operation["security"] = ways;
    }

    private static JsonObject Way(string scheme, params string[] scopes) => new JsonObject { [scheme] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]) };

    private static JsonObject Scheme(string type, string words, params (string Key, string Value)[] more)
    {
        var scheme = new JsonObject { ["type"] = type, ["description"] = words };
        foreach (var (key, value) in more)
            scheme[key] = value;
        return scheme;
    }
}
