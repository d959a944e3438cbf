using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkflowGov.Verifier;

/// <summary>The evidence of one case (办件证据包) in one JSON file: verified without the engine, its database or a network.</summary>
public static class EvidenceFile
{
    /// <summary>The format this verifier knows.</summary>
    public const string Format = "workflowgov-evidence/1";

    /// <summary>Verifies a file: the chain of events, and the digest of everything the pack quotes beside it.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The case and what does not hold; nothing = all holds.</returns>
    /// <exception cref="FormatException">It is no evidence of a case.</exception>
    public static (string Number, int Events, IReadOnlyList<Broken> Broken) Verify(string text)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is no JSON: {e.Message}", e);
        }

        using (json)
        {
            var pack = json.RootElement;
            if (pack.ValueKind != JsonValueKind.Object || !pack.TryGetProperty("format", out var format) || format.GetString() != Format)
                throw new FormatException($"This is no evidence of a case: 'format' must be '{Format}'.");
            var chain = EventChain.Read(pack);
            var broken = new List<Broken>();
            if (chain.FirstBroken() is { } first)
                broken.Add(first);
            foreach (var attachment in pack.GetProperty("attachments").EnumerateArray())
            {
                var (name, content) = (attachment.GetProperty("name").GetString()!, attachment.GetProperty("content").GetString()!);
                if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))) != attachment.GetProperty("sha256").GetString())
                    broken.Add(new Broken(chain.Number, 0, $"附件“{name}”被改动", $"attachment '{name}' was changed"));
            }

            var definition = pack.GetProperty("definition").GetProperty("hash").GetString();
            var foreign = pack.GetProperty("events").EnumerateArray().FirstOrDefault(e => e.GetProperty("definition_hash").GetString() != definition);
            if (foreign.ValueKind == JsonValueKind.Object)
                broken.Add(new Broken(chain.Number, foreign.GetProperty("sequence").GetInt32(), "依据的事项版本与证据包不符", "was recorded under another definition than the pack's"));
            return (chain.Number, chain.Count, broken);
        }
    }
}
