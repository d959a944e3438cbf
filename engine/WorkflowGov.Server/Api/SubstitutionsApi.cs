using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>代理: who stands in for whom, from when to when.</summary>
internal static class SubstitutionsApi
{
    public static void Map(RouteGroupBuilder substitutions)
    {
        substitutions.MapGet("/", List).WithSummary("代理 that stand or are still to begin: of my office, or all for supervisors").Produces<IEnumerable<ListedSubstitution>>();
        substitutions.MapPost("/", AppointAsync).WithSummary("安排代理, by the absent officer, the head of the office or a supervisor")
            .Accepts<SubstitutionRequest>("application/json").Produces<IEnumerable<ListedSubstitution>>();
        substitutions.MapPost("/{id:long}/end", EndAsync).WithSummary("结束代理 before its last day").Produces<IEnumerable<ListedSubstitution>>();
    }

    private static IEnumerable<ListedSubstitution> List(HttpContext http, SubstitutionBook book, IPeople people)
    {
        var actor = SignIn.ActorOf(http.User);
        return book.Standing.Where(s => actor.Has(Oversight.Supervisor) || s.Office == actor.Office).Select(s => new ListedSubstitution(
            s.Id, s.What.Of, people.NameOf(s.What.Of), s.What.By, people.NameOf(s.What.By), s.Office.Name, s.What.From, s.What.Through, s.What.Reason, people.NameOf(s.AppointedBy)));
    }

    private static async Task<IResult> AppointAsync(HttpRequest request, SubstitutionService service, SubstitutionBook book, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<SubstitutionRequest>(request);
        var actor = SignIn.ActorOf(request.HttpContext.User);
        var what = new Substitution(body.Of ?? actor.User, body.By, body.From, body.Through, body.Reason);
        return await service.AppointAsync(what, actor, request.HttpContext.RequestAborted) is { } refusal
            ? RejectionProblem.Of(refusal)
            : Results.Ok(List(request.HttpContext, book, people));
    }

    private static async Task<IResult> EndAsync(long id, HttpContext http, SubstitutionService service, SubstitutionBook book, IPeople people) =>
        await service.EndAsync(id, SignIn.ActorOf(http.User), http.RequestAborted) is { } refusal
            ? RejectionProblem.Of(refusal)
            : Results.Ok(List(http, book, people));
}

/// <summary>安排代理.</summary>
/// <param name="By">Who stands in, by user name.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Reason">事由.</param>
/// <param name="Of">Who is away, by user name; left out = who asks.</param>
public sealed record SubstitutionRequest(string By, NodaTime.LocalDate From, NodaTime.LocalDate Through, string Reason, string? Of = null);

/// <summary>代理 in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Of">Who is away.</param>
/// <param name="OfName">Their name.</param>
/// <param name="By">Who stands in.</param>
/// <param name="ByName">Their name.</param>
/// <param name="Office">部门.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Reason">事由.</param>
/// <param name="AppointedBy">Name of who appointed them.</param>
public sealed record ListedSubstitution(
    long Id, string Of, string OfName, string By, string ByName, string Office, NodaTime.LocalDate From, NodaTime.LocalDate Through, string Reason, string AppointedBy);
