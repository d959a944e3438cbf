using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace WorkflowGov.Server.Api;

/// <summary>
/// A large answer that is the same for everybody: written and packed once as long as its tag stays, and not sent
/// again to who has it. Nothing that a request says is in it, so packing gives no secret away.
/// </summary>
internal sealed class PackedAnswer(IOptions<JsonOptions> json)
{
    /// <summary>Kept by the one browser, shown only after asking whether it still holds.</summary>
    public const string AskAgain = "private, no-cache";

    private const string Brotli = "br";

    private volatile Packed? last;

    /// <summary>The answer, or that the client's copy still holds.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="http">The request.</param>
    /// <param name="tag">Changes when the value does.</param>
    /// <param name="make">Makes the value.</param>
    /// <returns>The answer.</returns>
    public IResult Answer<T>(HttpContext http, string tag, Func<IEnumerable<T>> make)
    {
        var packed = last is { } known && known.Tag == tag ? known : last = Pack(tag, make());
        var isPacked = http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == Brotli && e.Quality is not 0);
        var head = http.Response.Headers;
        (head.CacheControl, head.Vary) = (AskAgain, HeaderNames.AcceptEncoding);
        if (isPacked)
            head.ContentEncoding = Brotli;
        return Results.Bytes(
            isPacked ? packed.Small : packed.Plain, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }

    private Packed Pack<T>(string tag, IEnumerable<T> value)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, json.Value.SerializerOptions);
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(plain);
        return new Packed(tag, plain, small.ToArray());
    }

    private sealed record Packed(string Tag, byte[] Plain, byte[] Small);
}
