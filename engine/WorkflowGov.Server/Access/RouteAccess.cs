using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Access;

/// <summary>Who may call an address at all; what they may do there with a case is decided by office and role.</summary>
/// <param name="Visitors">Anybody, without signing in.</param>
/// <param name="Scope">What a system must hold; null = people only.</param>
internal sealed record RouteAccess(bool Visitors, string? Scope)
{
    /// <summary>In place of a scope: every system may, whatever it holds.</summary>
    public const string AnySystem = "*";

    private static readonly RouteAccess Anybody = new(true, null);
    private static readonly RouteAccess People = new(false, null);

    /// <summary>
    /// The one list. By method (* = any) and beginning of the address; the first that fits decides, so what is special
    /// stands before what is general. A test holds that every address is decided here, and that none is open by mistake.
    /// </summary>
    private static readonly (string Methods, string Beginning, RouteAccess Access)[] Rules =
    [
        ("*", "/openapi", Anybody), ("*", "/docs", Anybody), ("*", "/problems", Anybody), ("*", "/health", Anybody), ("*", "/.well-known", Anybody),
        ("POST", "/api/v1/sign-in", Anybody), ("POST GET", "/api/v1/session", Anybody), ("POST", "/api/v1/password", Anybody), ("POST", "/api/v1/second-factor", Anybody),
        ("*", "/api/v1/session", People), ("*", "/api/v1/sessions", People), ("*", "/api/v1/accounts", People), ("*", "/api/v1/api-keys", People), ("*", "/api/v1/routes", People), ("*", "/api/v1/access-log", People),
        ("GET", "/api/v1/welcome", Anybody), ("POST", "/api/v1/progress", Anybody), ("*", "/api/v1/ratings/bad", People), ("*", "/api/v1/ratings/figures", People), ("POST", "/api/v1/ratings", Anybody),
        ("GET", "/api/v1/items/points", Anybody), ("GET", "/api/v1/appointments/points", Anybody), ("GET", "/api/v1/appointments/slots", Anybody), ("GET", "/api/v1/documents/verification", Anybody),
        ("GET", "/api/v1/me", With(AnySystem)), ("GET", "/api/v1/today", With(AnySystem)), ("GET", "/api/v1/items", With(Scopes.ItemsRead)),
        ("GET", "/api/v1/cases/{number}/readings", People), ("GET", "/api/v1/cases/{number}/evidence", With(Scopes.CasesRead)), ("*", "/api/v1/cases/{number}/steps", People), ("*", "/api/v1/cases/{number}/orders", People),
        ("GET", "/api/v1/cases", With(Scopes.CasesRead)), ("*", "/api/v1/cases", With(Scopes.CasesWrite)),
        ("GET", "/api/v1/case-groups", With(Scopes.CasesRead)), ("*", "/api/v1/case-groups", With(Scopes.CasesWrite)),
        ("GET", "/api/v1/draft-checks", With(Scopes.CasesRead)), ("*", "/api/v1/draft-checks", With(Scopes.CasesWrite)),
        ("GET", "/api/v1/files", With(Scopes.CasesRead)), ("*", "/api/v1/files", With(Scopes.CasesWrite)), ("*", "/api/v1/uploads", With(Scopes.CasesWrite)),
        ("GET", "/api/v1/appointments", People), ("POST", "/api/v1/appointments/{id:long}/arrival", People), ("*", "/api/v1/appointments", With(Scopes.CasesWrite)),
        ("*", "/api/v1/licences", People), ("*", "/api/v1/events", With(Scopes.EventsRead)), ("*", "/api/v1/webhooks", With(Scopes.WebhooksManage)),
        ("*", "/api/v1/sandbox", With(Scopes.CasesWrite)), ("*", "/api/v1/bulk", People), ("*", "/api/v1/definitions", People), ("*", "/api/v1/desk", People),
        ("*", "/api/v1/tasks", People), ("*", "/api/v1/cards", People), ("*", "/api/v1/refusals", People), ("*", "/api/v1/supervision", People),
        ("*", "/api/v1/alerts", People), ("*", "/api/v1/orders", People), ("*", "/api/v1/timers", People), ("*", "/api/v1/audit", People),
        ("*", "/api/v1/substitutions", People), ("*", "/api/v1/calendar", People), ("*", "/api/v1/operations", People), ("*", "/hangfire", People),
        ("*", "/metrics", Anybody), ("*", "/api/v1/demo", People),
    ];

    /// <summary>The decision for an address.</summary>
    /// <param name="method">GET, POST …</param>
    /// <param name="pattern">As it is mapped, with its parameters in braces.</param>
    /// <returns>The decision, or null when nobody made one.</returns>
    public static RouteAccess? Of(string method, string pattern) => Rules.FirstOrDefault(r =>
        (r.Methods == "*" || r.Methods.Split(' ').Contains(method)) && Begins($"/{pattern.Trim('/')}/", r.Beginning)).Access;

    private static bool Begins(string pattern, string beginning) =>
        pattern.StartsWith(beginning.EndsWith('/') ? beginning : $"{beginning}/", StringComparison.Ordinal) || pattern.StartsWith($"{beginning}.", StringComparison.Ordinal);

    private static RouteAccess With(string scope) => new(false, scope);
}
