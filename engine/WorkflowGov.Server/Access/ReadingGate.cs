using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.Access;

/// <summary>Whoever asks for anything of one case must be one of its readers; the look is kept.</summary>
internal sealed class ReadingGate(RequestDelegate next, CaseReaders readers)
{
    private const string OneCase = "/cases/{number}";

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } && Guards(http.Request.Method, pattern) && http.User.Identity?.IsAuthenticated == true
            && http.Request.RouteValues["number"] is string number
            ? LookAsync(http, number)
            : next(http);

    private async Task LookAsync(HttpContext http, string number)
    {
        var actor = SignIn.ActorOf(http.User);
        if (await readers.MayReadAsync(actor, LookupApi.SeesAll(actor), new CaseNumber(number), http.RequestAborted) == false)
            await NotYours().ExecuteAsync(http);
        else
            await next(http);
    }

    /// <summary>Whether it stands before an address: whatever reads one case.</summary>
    public static bool Guards(string method, string pattern) => HttpMethods.IsGet(method) && pattern.Contains(OneCase, StringComparison.Ordinal);

    private static IResult NotYours() => RejectionProblem.Of(403, "WG5531", new Text(
        "只有收件窗口、参与办理的部门和监察员可以查看这个办件", "Only the window that took it in, offices that take part, and supervisors may look at this case"), "number");
}
