using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>新建账户.</summary>
/// <param name="User">User name: letters, digits, . - _ @.</param>
/// <param name="Name">姓名.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色, all on one side.</param>
public sealed record AccountRequest(string User, string Name, Office Office, ImmutableArray<Role> Roles);

/// <summary>修改账户.</summary>
/// <param name="Name">姓名.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色, all on one side.</param>
/// <param name="Disabled">停用.</param>
public sealed record AccountChangeRequest(string? Name = null, Office? Office = null, ImmutableArray<Role>? Roles = null, bool? Disabled = null);

/// <summary>A password that was given, shown once.</summary>
/// <param name="User">Whose.</param>
/// <param name="Password">To be changed at the first sign-in.</param>
public sealed record GivenPassword(string User, string Password);

/// <summary>账户, as administrators see it.</summary>
/// <param name="User">User name.</param>
/// <param name="Name">姓名.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色.</param>
/// <param name="Provider">Who vouches for the person; null = a password of this system.</param>
/// <param name="DisabledAt">Since when disabled; null = in use.</param>
/// <param name="MustChange">The password was given and not yet changed.</param>
public sealed record ListedAccount(string User, string Name, Office Office, ImmutableArray<Role> Roles, string? Provider, Instant? DisabledAt, bool MustChange);

/// <summary>账户管理, by administrators; what was done is read by supervisors too.</summary>
internal static class AccountsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var tagged = api.MapGroup(string.Empty).WithTags("Sign-in");
        tagged.MapGet("/accounts", ListAsync).Produces<IEnumerable<ListedAccount>>();
        tagged.MapPost("/accounts", CreateAsync).Accepts<AccountRequest>("application/json").Produces<GivenPassword>(StatusCodes.Status201Created);
        tagged.MapPatch("/accounts/{user}", ChangeAsync).Accepts<AccountChangeRequest>("application/json").Produces(StatusCodes.Status204NoContent);
        tagged.MapPost("/accounts/{user}/password", ResetAsync).Produces<GivenPassword>();
        tagged.MapDelete("/accounts/{user}/sessions", EndAsync).Produces(StatusCodes.Status204NoContent);
        tagged.MapGet("/cases/{number}/readings", ReadingsAsync).Produces<IEnumerable<CaseReading>>();
        tagged.MapGet("/access-log", LogAsync).Produces<IEnumerable<AccessEvent>>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAccountStore store)
    {
        if (!IsAdministrator(http))
            return AdministratorsOnly();
        var all = await store.AllAsync(http.RequestAborted);
        return Results.Ok(all.Select(a => new ListedAccount(a.User, a.Name, a.Office, a.Roles, a.Outside?.Issuer, a.DisabledAt, a.MustChange)));
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, AccountDesk desk, AccountBook book)
    {
        if (!IsAdministrator(request.HttpContext))
            return AdministratorsOnly();
        var (body, _) = await Body.ReadAsync<AccountRequest>(request);
        var ruling = await desk.CreateAsync(new Account(body.User, body.Name, body.Office, body.Roles), SessionApi.DoerOf(request.HttpContext), request.HttpContext.RequestAborted);
        return await GivenAsync(request.HttpContext, body.User, ruling, book, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string user, HttpRequest request, AccountDesk desk, IAccountStore store, AccountBook book)
    {
        var http = request.HttpContext;
        if (!IsAdministrator(http))
            return AdministratorsOnly();
        var (body, _) = await Body.ReadAsync<AccountChangeRequest>(request);
        var refusal = await store.FindAsync(user, http.RequestAborted) is { } now && body is not { Name: null, Office: null, Roles: null }
            ? await desk.ChangeAsync(now with { Name = body.Name ?? now.Name, Office = body.Office ?? now.Office, Roles = body.Roles ?? now.Roles }, SessionApi.DoerOf(http), http.RequestAborted)
            : null;
        if (refusal is null && body.Disabled is { } disabled)
            refusal = await desk.EnableAsync(user, !disabled, SessionApi.DoerOf(http), http.RequestAborted);
        await book.RefreshAsync(http.RequestAborted);
        return refusal is null ? Results.NoContent() : RejectionProblem.Of(refusal);
    }

    private static async Task<IResult> ResetAsync(string user, HttpContext http, AccountDesk desk, AccountBook book) => IsAdministrator(http)
        ? await GivenAsync(http, user, await desk.ResetAsync(user, SessionApi.DoerOf(http), http.RequestAborted), book, StatusCodes.Status200OK)
        : AdministratorsOnly();

    private static async Task<IResult> EndAsync(string user, HttpContext http, SessionBook sessions)
    {
        if (!IsAdministrator(http))
            return AdministratorsOnly();
        await sessions.EndAsync(user, null, SessionApi.DoerOf(http), http.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> LogAsync(HttpContext http, IAccessLog log, long? before = null, string? user = null, int limit = 100) =>
        IsAdministrator(http) || SignIn.ActorOf(http.User).Has(Oversight.Supervisor)
            ? NextPage.Of(http, await log.ReadAsync(before, user, LookupApi.Page(limit) + 1, http.RequestAborted), LookupApi.Page(limit), e => $"{e.Id}", nameof(before))
            : LookupApi.SupervisorsOnly();

    private static async Task<IResult> ReadingsAsync(string number, HttpContext http, CaseReaders readers, long? before = null, int limit = 100) =>
        SignIn.ActorOf(http.User).Has(Oversight.Supervisor)
            ? NextPage.Of(
                http, await readers.OfAsync(new Core.Cases.CaseNumber(number), LookupApi.Page(limit) + 1, before, http.RequestAborted), LookupApi.Page(limit), r => $"{r.Id}", nameof(before))
            : LookupApi.SupervisorsOnly();

    private static async Task<IResult> GivenAsync(HttpContext http, string user, Ruling<string> ruling, AccountBook book, int status)
    {
        if (ruling.Rejection is { } rejection)
            return RejectionProblem.Of(rejection);
        await book.RefreshAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new GivenPassword(user, ruling.Value), statusCode: status);
    }

    public static bool IsAdministrator(HttpContext http) => SignIn.ActorOf(http.User).Has(Account.Administrator);

    public static IResult AdministratorsOnly() => RejectionProblem.Of(403, "WG6110", new Text("账户和密钥由系统管理员管理", "Accounts and keys are kept by administrators"));
}
