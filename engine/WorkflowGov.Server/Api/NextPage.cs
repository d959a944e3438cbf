using Microsoft.AspNetCore.Http.Extensions;

namespace WorkflowGov.Server.Api;

/// <summary>The address of a list's next page, in the <c>Link</c> header: everything that was asked, from the last place on.</summary>
internal static class NextPage
{
    /// <summary>Links the next page; a list that ends here has none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="place">Place of the last entry; null = the list ends here.</param>
    /// <param name="parameter">The parameter that takes it.</param>
    public static void Link(HttpContext http, string? place, string parameter)
    {
        if (place is null)
            return;
        var query = new QueryBuilder(http.Request.Query.Where(q => q.Key != parameter).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? string.Empty)))
        {
            { parameter, place },
        };
        http.Response.Headers.Append("Link", $"<{http.Request.PathBase}{http.Request.Path}{query.ToQueryString()}>; rel=\"next\"");
    }
}
