using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowGov.Client;

/// <summary>What a webhook told: a CloudEvent 1.0 signed by Standard Webhooks.</summary>
/// <param name="Id">The same whenever the event is sent again: take each once.</param>
/// <param name="Type">For example <c>case.decided</c>.</param>
/// <param name="Case">办件编号.</param>
/// <param name="Sequence">The event's place in its case.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Href">Where to read the case.</param>
/// <param name="Test">From a sandbox: nothing of it counts.</param>
public sealed record CaseEventMessage(
    string Id, string Type, string Case, int Sequence, DateTimeOffset Time, string Item, string ItemName, string Href, bool Test)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks and reads a delivery; answer 2xx to what is read, 401 to what is not.</summary>
    /// <param name="header">Value of a header by its name, or null.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="secret">The subscription's secret, <c>whsec_…</c>.</param>
    /// <returns>The event, or null when the signature is not ours or too old.</returns>
    public static CaseEventMessage? Read(Func<string, string?> header, ReadOnlySpan<byte> body, string secret)
    {
        var (id, sent, signatures) = (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
        if (id is null || signatures is null || !long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
            return null;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{sent}."), .. body];
        var expected = Encoding.ASCII.GetBytes($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed))}");
        if (!signatures.Split(' ').Any(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(s), expected)))
            return null;
        var told = JsonSerializer.Deserialize<Envelope>(body, JsonSerializerOptions.Web)!;
        return new CaseEventMessage(
            told.Id, told.Type, told.Subject, int.Parse(told.Sequence, CultureInfo.InvariantCulture), told.Time, told.Data.Item, told.Data.ItemName, told.Data.Href, told.Data.Test);
    }

    private sealed record Envelope(string Id, string Type, string Subject, string Sequence, DateTimeOffset Time, Told Data);

    private sealed record Told(string Item, [property: JsonPropertyName("item_name")] string ItemName, string Href, bool Test = false);
}
