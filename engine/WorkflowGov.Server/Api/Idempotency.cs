using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Net.Http.Headers;
using WorkflowGov.Core;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>
/// <c>Idempotency-Key</c> on every POST of somebody signed in: for 24 hours the same request gets the same answer byte
/// for byte, and other content under the same key is refused. Answers that another try may change (5xx, 401, 429) are
/// not kept, nor those that set a cookie.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, KeptAnswers kept, IDataProtectionProvider protection)
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotent-Replayed";
    private const int KeyMax = 200;

    private static readonly string[] Headers =
        [HeaderNames.ContentType, HeaderNames.ContentLanguage, HeaderNames.ETag, HeaderNames.Location, HeaderNames.Link, HeaderNames.CacheControl, HeaderNames.RetryAfter];

    private readonly IDataProtector protector = protection.CreateProtector("WorkflowGov.KeptAnswers");

    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Headers[Header].ToString() is { Length: > 0 } key
            && http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } client && !IsLong(http.Request)
            ? OnceAsync(http, client, key)
            : next(http);

    private async Task OnceAsync(HttpContext http, string client, string key)
    {
        if (key.Length > KeyMax)
            throw new BadBodyException(Header, new Text($"幂等键最长 {KeyMax} 个字符", $"An idempotency key has {KeyMax} characters at most"));
        var sent = await Body.BytesAsync(http.Request);
        http.Request.Body = new MemoryStream(sent.ToArray(), writable: false);
        switch (await kept.BeginAsync(client, key, HashOf(http.Request, sent.Span), http.RequestAborted))
        {
            case KnownRequest.Unknown:
                await AnswerAsync(http, client, key);
                break;
            case KnownRequest.Answered answered:
                await RepeatAsync(http.Response, answered.Answer);
                break;
            case KnownRequest.Another:
                await RejectionProblem.Of(
                    409, "WG5504", new Text($"幂等键“{key}”已用于另一个请求；请换一个键", $"Idempotency key '{key}' was used for another request; use a new key"), Header).ExecuteAsync(http);
                break;
            default:
                http.Response.Headers.RetryAfter = "1";
                await RejectionProblem.Of(
                    409, "WG5565", new Text("同一请求正在办理；请稍后用同一个键再发一次", "The same request is being carried out; send it again in a moment with the same key"), Header).ExecuteAsync(http);
                break;
        }
    }

    /// <summary>Files are not kept: uploads have ways of their own to go on.</summary>
    private static bool IsLong(HttpRequest request) =>
        request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase) && request.ContentLength is not (>= 0 and <= Body.BytesMax);

    private static byte[] HashOf(HttpRequest request, ReadOnlySpan<byte> sent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        hash.AppendData(sent);
        return hash.GetHashAndReset();
    }

    private async Task AnswerAsync(HttpContext http, string client, string key)
    {
        var (caller, isKept) = (http.Response.Body, false);
        using var written = new MemoryStream();
        http.Response.Body = written;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(CancellationToken.None);
            isKept = http.Response.StatusCode is < 500 and not (401 or 429) && http.Response.Headers.SetCookie.Count == 0;
            if (isKept)
                await kept.AnswerAsync(client, key, new GivenAnswer(http.Response.StatusCode, HeadersOf(http.Response), protector.Protect(written.ToArray())));
        }
        finally
        {
            http.Response.Body = caller;
            if (!isKept)
                await kept.ForgetAsync(client, key);
        }

        if (written.Length > 0)
            await SendAsync(http.Response, written.GetBuffer().AsMemory(0, (int)written.Length));
    }

    private Task RepeatAsync(HttpResponse response, GivenAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(answer.Headers)!)
            response.Headers[name] = value;
        response.Headers[Replayed] = "true";
        var body = protector.Unprotect(answer.Body);
        return body.Length > 0 ? SendAsync(response, body) : Task.CompletedTask;
    }

    private static Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, response.HttpContext.RequestAborted).AsTask();
    }

    private static string HeadersOf(HttpResponse response) =>
        JsonSerializer.Serialize(Headers.Where(h => response.Headers.ContainsKey(h)).ToDictionary(h => h, h => response.Headers[h].ToString()));
}
