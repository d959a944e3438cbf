using System.Net;
using System.Security.Cryptography;
using System.Text;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using NodaTime;
using StandardWebhooks;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>
/// Sends one event: the body is a CloudEvent 1.0 (structured mode), the signature that of Standard Webhooks. What the
/// receiver says is looked at no further than its status.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly JsonEventFormatter Json = new(StoredJson.Options, default);
    private static readonly CloudEventAttribute Sequence = CloudEventAttribute.CreateExtension("sequence", CloudEventAttributeType.String);

    private readonly HttpClient client;
    private readonly WebhookSecrets secrets;
    private readonly IClock clock;
    private readonly TimeProvider time;
    private readonly bool sandbox;

    /// <summary>Makes a sender.</summary>
    /// <param name="targets">Where may be sent to.</param>
    /// <param name="secrets">Reads the secrets.</param>
    /// <param name="clock">The program's clock.</param>
    /// <param name="time">Real time: receivers hold the signature's time against their own clocks.</param>
    /// <param name="sandbox">Every event says that it is a test.</param>
    public WebhookSender(SafeTargets targets, WebhookSecrets secrets, IClock clock, TimeProvider time, bool sandbox = false)
    {
        (this.secrets, this.clock, this.time, this.sandbox) = (secrets, clock, time, sandbox);
        client = new HttpClient(targets.Handler()) { Timeout = Patience, MaxResponseContentBufferSize = 1 };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("WorkflowGov-Webhooks/1");
    }

    /// <summary>Sends an event; waits fifteen seconds at most.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="stored">What to sign with.</param>
    /// <param name="told">What to say.</param>
    /// <returns>What came of it; a fault is no exception.</returns>
    public async Task<SendResult> SendAsync(Uri address, StoredSecrets stored, ToldEvent told)
    {
        var (at, started) = (Recording.Precise(clock.GetCurrentInstant()), time.GetTimestamp());
        SendResult Result(int? status, SendFault? fault)
        {
            var tookMs = (int)Math.Min(time.GetElapsedTime(started).TotalMilliseconds, int.MaxValue);
            Telemetry.Sent(fault?.ToString() ?? "Delivered", tookMs);
            return new SendResult(at, tookMs, status, fault);
        }

        try
        {
            using var request = Request(address, stored, told);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return Result((int)response.StatusCode, response.IsSuccessStatusCode ? null : SendFault.Status);
        }
        catch (CryptographicException)
        {
            return Result(null, SendFault.Secret);
        }
        catch (HttpRequestException e)
        {
            return Result(null, Reasons(e).Any(r => r is ForbiddenTargetException) ? SendFault.ForbiddenAddress : SendFault.Connection);
        }
        catch (OperationCanceledException)
        {
            return Result(null, SendFault.Timeout);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private HttpRequestMessage Request(Uri address, StoredSecrets stored, ToldEvent told)
    {
        var id = $"{told.Number}-{told.Sequence}";
        var body = Json.EncodeStructuredModeMessage(EventOf(id, told), out var type);
        var (text, now) = (Encoding.UTF8.GetString(body.Span), time.GetUtcNow());
        var signatures = secrets.Keys(stored, clock.GetCurrentInstant()).Select(k => new StandardWebhook(k).Sign(id, now, text));
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type.ToString());
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", string.Join(' ', signatures));
        return request;
    }

    private CloudEvent EventOf(string id, ToldEvent told)
    {
        var said = new CloudEvent(CloudEventsSpecVersion.V1_0, [Sequence])
        {
            Id = id,
            Source = new Uri("/api/v1/cases", UriKind.Relative),
            Type = told.Type,
            Subject = told.Number,
            Time = told.At.ToDateTimeOffset(),
            DataContentType = "application/json",
            Data = new TellingData(told, sandbox ? true : null),
        };
        said[Sequence] = told.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return said;
    }

    private static IEnumerable<Exception> Reasons(Exception? of)
    {
        for (; of is not null; of = of.InnerException)
            yield return of;
    }

    private sealed record TellingData(string Number, int Sequence, string Item, string ItemName, string Authority, string Href, bool? Test)
    {
        public TellingData(ToldEvent told, bool? test)
            : this(told.Number, told.Sequence, told.Item, told.ItemName, told.Authority, told.Href, test)
        {
        }
    }
}
