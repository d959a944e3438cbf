using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace WorkflowGov.Server.Api;

/// <summary>Refuses with 406 who asks for a format that an address does not have, before anything is done.</summary>
internal static class Negotiation
{
    private const string Json = "application/json";

    public static Task Check(HttpContext http, RequestDelegate next)
    {
        var accept = http.Request.Headers.Accept;
        if (accept.Count == 0 || accept.ToString() is "*/*" or Json || http.GetEndpoint() is not { } endpoint || Offers(endpoint, accept))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        return Task.CompletedTask;
    }

    private static bool Offers(Endpoint endpoint, Microsoft.Extensions.Primitives.StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wanted))
            return true;
        var offered = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Where(p => p.StatusCode < StatusCodes.Status300MultipleChoices)
            .SelectMany(p => p.ContentTypes).DefaultIfEmpty(Json).ToList();
        return wanted.Any(w => w.Quality is not 0 && offered.Any(o => MediaTypeHeaderValue.TryParse(o, out var has) && has.IsSubsetOf(Plain(w))));
    }

    private static MediaTypeHeaderValue Plain(MediaTypeHeaderValue wanted) => new(wanted.MediaType);
}
