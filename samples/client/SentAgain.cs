using System.Net;

namespace WorkflowGov.Client;

/// <summary>Gives each POST an idempotency key and sends again what was not answered: a few times, at growing intervals.</summary>
internal sealed class SentAgain(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int TriesMax = 5;
    private const string Key = "Idempotency-Key";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Files are sent once: they have ways of their own to go on.
        var canRepeat = request.Content?.Headers.ContentType?.MediaType is null or "application/json" && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Post);
        if (canRepeat && request.Method == HttpMethod.Post && !request.Headers.Contains(Key))
            request.Headers.Add(Key, Guid.NewGuid().ToString());
        if (canRepeat && request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var wait = TimeSpan.FromMilliseconds(200 * Math.Pow(2, tries - 1));
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (tries == TriesMax || !canRepeat || response.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                    return response;
                wait = response.Headers.RetryAfter?.Delta ?? wait;
                response.Dispose();
            }
            catch (HttpRequestException) when (tries < TriesMax && canRepeat)
            {
                // Not reached, or broken off: the same key makes it the same request.
            }

            await Task.Delay(wait, cancellationToken);
        }
    }
}
