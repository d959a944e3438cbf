using Microsoft.AspNetCore.Http.Extensions;
using WorkflowGov.Core;

namespace WorkflowGov.Server.Api;

/// <summary>The address of a list's next page, in the <c>Link</c> header: everything that was asked, from the last place on.</summary>
internal static class NextPage
{
    public const string After = "after";

    /// <summary>A page of a list, and the address of the next.</summary>
    /// <param name="http">The request.</param>
    /// <param name="rows">One row more than the page holds, if there are so many.</param>
    /// <param name="most">How many the page holds.</param>
    /// <param name="place">Place of a row, as the parameter takes it.</param>
    /// <param name="parameter">The parameter that takes it.</param>
    public static IResult Of<T>(HttpContext http, IReadOnlyList<T> rows, int most, Func<T, string?> place, string parameter = After)
    {
        Link(http, rows.Count > most ? place(rows[most - 1]) : null, parameter);
        return Results.Ok(rows.Take(most));
    }

    /// <summary>The place a client sent back.</summary>
    /// <exception cref="BadBodyException">It is none.</exception>
    public static T? Place<T>(string? sent, Func<string, T?> parse)
        where T : class => sent is null ? null : parse(sent) ?? throw new BadBodyException(After, new Text(
            "页码不对；请从第一页取起", "This is no place in the list; begin with the first page"));

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
