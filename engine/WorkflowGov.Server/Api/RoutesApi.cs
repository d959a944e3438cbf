using Microsoft.AspNetCore.Authorization;
using WorkflowGov.Server.Access;

namespace WorkflowGov.Server.Api;

/// <summary>地址权限: who may call an address at all.</summary>
/// <param name="Address">Method and address.</param>
/// <param name="Decided">Somebody decided about it.</param>
/// <param name="Visitors">Anybody may.</param>
/// <param name="Anonymous">What the program really does.</param>
/// <param name="Scope">What systems must hold; null = people only.</param>
public sealed record RouteDecision(string Address, bool Decided, bool Visitors, bool Anonymous, string? Scope);

/// <summary>All addresses with the decision about each, for those who audit the program.</summary>
internal static class RoutesApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/routes", List).WithTags("Sign-in").Produces<IEnumerable<RouteDecision>>();

    private static IResult List(HttpContext http, EndpointDataSource endpoints) => AccountsApi.IsAdministrator(http)
        ? Results.Ok(endpoints.Endpoints.OfType<RouteEndpoint>().SelectMany(Decisions).OrderBy(d => d.Address, StringComparer.Ordinal))
        : AccountsApi.AdministratorsOnly();

    private static IEnumerable<RouteDecision> Decisions(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText ?? string.Empty;
        foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
        {
            var access = RouteAccess.Of(method, pattern);
            yield return new RouteDecision(
                $"{method} /{pattern.TrimStart('/')}", access is not null, access?.Visitors ?? false, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, access?.Scope);
        }
    }
}
