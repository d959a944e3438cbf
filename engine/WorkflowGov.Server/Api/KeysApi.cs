using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Api;

/// <summary>新建密钥.</summary>
/// <param name="System">The system that acts.</param>
/// <param name="Office">The office it acts for: it sees this office's cases.</param>
/// <param name="Scopes">权限范围.</param>
/// <param name="Days">For how many days, 366 at most.</param>
public sealed record KeyRequest(string System, Office Office, ImmutableArray<string> Scopes, int Days = 90);

/// <summary>更换密钥.</summary>
/// <param name="OverlapHours">How long the old one still stands.</param>
public sealed record KeyRotationRequest(int OverlapHours = 24);

/// <summary>密钥 that was made.</summary>
/// <param name="Key">What is kept of it.</param>
/// <param name="Text">The key itself, shown here once: sent as <c>Authorization: Bearer</c>.</param>
public sealed record ShownKey(ApiKey Key, string Text);

/// <summary>密钥管理, by administrators.</summary>
internal static class KeysApi
{
    private const int OverlapHoursMax = 24 * 14;

    public static void Map(RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("Sign-in");
        keys.MapGet("/", ListAsync).Produces<IEnumerable<ApiKey>>();
        keys.MapPost("/", CreateAsync).Accepts<KeyRequest>("application/json").Produces<ShownKey>(StatusCodes.Status201Created);
        keys.MapPost("/{key}/rotation", RotateAsync).Accepts<KeyRotationRequest>("application/json").Produces<ShownKey>(StatusCodes.Status201Created);
        keys.MapDelete("/{key}", RevokeAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IKeyStore store) =>
        AccountsApi.IsAdministrator(http) ? Results.Ok(await store.AllAsync(http.RequestAborted)) : AccountsApi.AdministratorsOnly();

    private static async Task<IResult> CreateAsync(HttpRequest request, KeyDesk desk)
    {
        var http = request.HttpContext;
        if (!AccountsApi.IsAdministrator(http))
            return AccountsApi.AdministratorsOnly();
        var (body, _) = await Body.ReadAsync<KeyRequest>(request);
        return Shown(http, await desk.CreateAsync(body.System, body.Office, body.Scopes, body.Days, SessionApi.DoerOf(http), http.RequestAborted));
    }

    private static async Task<IResult> RotateAsync(string key, HttpRequest request, KeyDesk desk)
    {
        var http = request.HttpContext;
        if (!AccountsApi.IsAdministrator(http))
            return AccountsApi.AdministratorsOnly();
        var (body, _) = await Body.ReadAsync<KeyRotationRequest>(request);
        var overlap = Duration.FromHours(Math.Clamp(body.OverlapHours, 0, OverlapHoursMax));
        return Shown(http, await desk.RotateAsync(key, overlap, SessionApi.DoerOf(http), http.RequestAborted));
    }

    private static async Task<IResult> RevokeAsync(string key, HttpContext http, KeyDesk desk)
    {
        if (!AccountsApi.IsAdministrator(http))
            return AccountsApi.AdministratorsOnly();
        return await desk.RevokeAsync(key, SessionApi.DoerOf(http), http.RequestAborted) is { } refusal ? RejectionProblem.Of(refusal) : Results.NoContent();
    }

    private static IResult Shown(HttpContext http, Ruling<MadeKey> ruling)
    {
        if (ruling.Rejection is { } rejection)
            return RejectionProblem.Of(rejection);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new ShownKey(ruling.Value.Key, ruling.Value.Text), statusCode: StatusCodes.Status201Created);
    }
}
