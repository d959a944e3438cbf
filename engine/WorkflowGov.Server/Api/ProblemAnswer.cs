using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WorkflowGov.Core;

namespace WorkflowGov.Server.Api;

/// <summary>Why a request was not carried out (RFC 9457).</summary>
/// <param name="Type">Address of the page that explains the rule, relative to the server: <c>/problems/WG5107</c>.</param>
/// <param name="Title">The sentence in the caller's language (<c>Accept-Language</c>: zh, the default, or en).</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">The sentence in the other language.</param>
/// <param name="Code">Rule code, stable: what programs decide by.</param>
/// <param name="Field">The field, step, material or parameter concerned, if there is one.</param>
/// <param name="Basis">法律依据: the article the refusal rests on, if one does.</param>
/// <param name="Findings">What is wrong in a text that was sent, by place; only for definitions and simulations.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, string? Field = null, string? Basis = null,
    ImmutableArray<DraftFinding>? Findings = null);

/// <summary>Sends a problem in the caller's language.</summary>
internal sealed record ProblemAnswer(int Status, string Code, Text Message, string? Field, string? Basis) : IResult
{
    public const string ContentType = "application/problem+json";

    public ImmutableArray<DraftFinding>? Findings { get; init; }

    /// <summary>Whether English is wanted before Chinese.</summary>
    public static bool PrefersEnglish(HttpRequest request)
    {
        if (request.Headers.AcceptLanguage.Count == 0)
            return false;
        var wanted = request.GetTypedHeaders().AcceptLanguage.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
            .FirstOrDefault(l => IsOf(l, "zh") || IsOf(l, "en"));
        return wanted is not null && IsOf(wanted, "en");
    }

    public Task ExecuteAsync(HttpContext http)
    {
        var isEnglish = PrefersEnglish(http.Request);
        var (title, detail) = isEnglish ? (Message.En, Message.Zh) : (Message.Zh, Message.En);
        http.Response.StatusCode = Status;
        http.Response.Headers.ContentLanguage = isEnglish ? "en" : "zh-CN";
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return http.Response.WriteAsJsonAsync(
            new Problem($"/problems/{Code}", title, Status, detail, Code, Field, Basis, Findings), json, ContentType, http.RequestAborted);
    }

    private static bool IsOf(StringWithQualityHeaderValue language, string family) =>
        language.Value.Equals(family, StringComparison.OrdinalIgnoreCase)
        || language.Value.StartsWith($"{family}-", StringComparison.OrdinalIgnoreCase);
}
