using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WorkflowGov.Core;

namespace WorkflowGov.Server.Api;

/// <summary>
/// ETags: what a client has need not be sent again (304), and what it changes must be what it saw (412). A case's tag
/// is the number of its events with the calendar its days were counted with; anything else is named by its bytes.
/// </summary>
internal static class EntityTag
{
    private const int Length = 32;
    private const char Between = '-';

    /// <summary>Names these bytes.</summary>
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> bytes) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..Length]}\"");

    /// <summary>Names a case as it stands.</summary>
    public static string OfCase(int sequence, string calendar) => string.Create(CultureInfo.InvariantCulture, $"\"{sequence}{Between}{calendar}\"");

    /// <summary>Sets the tag; says whether the client's copy still holds.</summary>
    public static bool Holds(HttpContext http, EntityTagHeaderValue tag) => Holds(http, tag.ToString());

    /// <summary>Sets the tag, as it is written; says whether the client's copy still holds.</summary>
    public static bool Holds(HttpContext http, string tag)
    {
        (http.Response.Headers.ETag, http.Response.Headers.CacheControl) = (tag, PackedAnswer.AskAgain);
        var known = http.Request.Headers.IfNoneMatch;
        return known.Count > 0 && (known == tag || http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false)));
    }

    /// <summary>A value with its tag, or 304.</summary>
    public static IResult Json<T>(HttpContext http, T value)
    {
        var bytes = Written(http, value);
        return Holds(http, Of(bytes)) ? WrittenAnswer.NotModified : WrittenAnswer.Of(bytes);
    }

    /// <summary>The place in a case's events that <c>If-Match</c> names; null when it names none (<c>*</c> or left out), -1 when no case can have it.</summary>
    public static int? SequenceAsked(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0 || request.Headers.IfMatch == "*")
            return null;
        var tag = request.GetTypedHeaders().IfMatch is [{ IsWeak: false } only] ? only.Tag.Value!.Trim('"').Split(Between)[0] : string.Empty;
        return int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : -1;
    }

    /// <summary>Whether a value is what the client saw, if it says what it saw.</summary>
    public static bool IsSeen<T>(HttpContext http, T value) => http.Request.Headers.IfMatch.Count == 0
        || http.Request.GetTypedHeaders().IfMatch is var seen && (seen.Any(t => t == EntityTagHeaderValue.Any) || seen.Any(t => t.Compare(Of(Written(http, value)), useStrongComparison: true)));

    /// <summary>It changed meanwhile.</summary>
    public static IResult Moved() => RejectionProblem.Of(
        412, "WG5566", new Text("已有变化，不再是您看到的内容；请重新读取后再办理", "It changed meanwhile and is not what you saw; read it again first"), HeaderNames.IfMatch);

    private static byte[] Written<T>(HttpContext http, T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
}
