using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkflowGov.Verifier;

/// <summary>
/// The events of one case as they were exported. Written apart from the engine on purpose: it shares no code with what
/// wrote them. Each event's hash is SHA-256 over the 32 bytes of the hash before it (zeros before the first) and the
/// UTF-8 text of case, sequence, time, user, name, office, definition hash, type and payload, one a line.
/// </summary>
public sealed class EventChain
{
    private readonly List<(int Sequence, string Text, byte[] Hash)> rows = [];

    private EventChain(string number, byte[]? head) => (Number, Head) = (number, head);

    /// <summary>办件编号.</summary>
    public string Number { get; }

    /// <summary>The hash that the case's own row holds.</summary>
    public byte[]? Head { get; }

    /// <summary>How many events there are.</summary>
    public int Count => rows.Count;

    /// <summary>Reads an export: an object with <c>number</c>, <c>head</c> and <c>events</c>.</summary>
    /// <param name="export">The JSON.</param>
    /// <returns>The chain, not verified yet.</returns>
    /// <exception cref="FormatException">Something an event must have is missing.</exception>
    public static EventChain Read(JsonElement export)
    {
        try
        {
            var chain = new EventChain(
                export.GetProperty("number").GetString()!,
                export.TryGetProperty("head", out var head) && head.ValueKind == JsonValueKind.String ? head.GetBytesFromBase64() : null);
            foreach (var row in export.GetProperty("events").EnumerateArray())
            {
                string Of(string name) => row.GetProperty(name).GetString()!;
                var (sequence, key) = (row.GetProperty("sequence").GetInt32(), row.GetProperty("case").GetInt64());
                var text = string.Join('\n', key.ToString(CultureInfo.InvariantCulture), sequence.ToString(CultureInfo.InvariantCulture), Of("at"), Of("user"), Of("user_name"), Of("office"), Of("definition_hash"), Of("type"), Of("payload"));
                chain.rows.Add((sequence, text, row.GetProperty("hash").GetBytesFromBase64()));
            }

            return chain;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"This is no export of a case: {e.Message}", e);
        }
    }

    /// <summary>The first row that does not hold.</summary>
    /// <returns>It, or null when the chain holds.</returns>
    public Broken? FirstBroken()
    {
        var before = new byte[32];
        for (var i = 0; i < rows.Count; i++)
        {
            var (sequence, text, hash) = rows[i];
            if (sequence != i + 1)
                return new Broken(Number, i + 1, $"第 {i + 1} 条缺失或者次序被改动", $"row {i + 1} is missing or out of order");
            if (!SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text)]).AsSpan().SequenceEqual(hash))
                return new Broken(Number, sequence, $"第 {sequence} 条被改动", $"row {sequence} was changed");
            before = hash;
        }

        if (rows.Count > 0 && NumberInFirst() != Number)
            return new Broken(Number, 1, "第 1 条属于另一个办件编号", "row 1 belongs to a case with another number");
        return Head is null || before.AsSpan().SequenceEqual(Head)
            ? null
            : new Broken(Number, rows.Count + 1, $"第 {rows.Count + 1} 条起被删除", $"rows from {rows.Count + 1} on were removed");
    }

    /// <summary>The payload is the text's last line; a receipt says which number it gave.</summary>
    private string? NumberInFirst()
    {
        var text = rows[0].Text;
        using var payload = JsonDocument.Parse(text[(text.LastIndexOf('\n') + 1)..]);
        return payload.RootElement.TryGetProperty("number", out var number) ? number.GetString() : null;
    }

    /// <summary>The hash of a row.</summary>
    /// <param name="sequence">Which row, from 1.</param>
    /// <returns>The hash, or null when there is no such row.</returns>
    public byte[]? HashAt(int sequence) => sequence >= 1 && sequence <= rows.Count ? rows[sequence - 1].Hash : null;
}
