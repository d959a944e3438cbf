using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkflowGov.Verifier;

/// <summary>The evidence of one case (办件证据包) in one JSON file: verified without the engine, its database or a network.</summary>
public static class EvidenceFile
{
    /// <summary>The format this verifier knows: the text of every definition the case was under is in the pack.</summary>
    public const string Format = "workflowgov-evidence/2";

    /// <summary>The format of older packs, without the definitions' texts: their hashes are compared, not made anew.</summary>
    public const string Older = "workflowgov-evidence/1";

    private const string Moved = "case.version_moved";

    /// <summary>
    /// Verifies a file: the chain of events, the digest of everything the pack quotes beside it, and the hash of every
    /// definition, which is SHA-256 of its canonical text.
    /// </summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The case, how many definitions were hashed anew, and what does not hold; nothing = all holds.</returns>
    /// <exception cref="FormatException">It is no evidence of a case.</exception>
    public static (string Number, int Events, int Definitions, IReadOnlyList<Broken> Broken) Verify(string text)
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
            if (pack.ValueKind != JsonValueKind.Object || !pack.TryGetProperty("format", out var format) || format.GetString() is not (Format or Older))
                throw new FormatException($"This is no evidence of a case: 'format' must be '{Format}' or '{Older}'.");
            var chain = EventChain.Read(pack);
            var broken = new List<Broken>();
            if (chain.FirstBroken() is { } first)
                broken.Add(first);
            var digests = new HashSet<string>(StringComparer.Ordinal);
            foreach (var attachment in pack.GetProperty("attachments").EnumerateArray())
            {
                var (name, content) = (attachment.GetProperty("name").GetString()!, attachment.GetProperty("content").GetString()!);
                var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
                digests.Add(digest);
                if (digest != attachment.GetProperty("sha256").GetString())
                    broken.Add(new Broken(chain.Number, 0, $"附件“{name}”被改动", $"attachment '{name}' was changed"));
            }

            var events = pack.GetProperty("events").EnumerateArray().Select(e => (
                Sequence: e.GetProperty("sequence").GetInt32(), Type: e.GetProperty("type").GetString(), Definition: e.GetProperty("definition_hash").GetString()!)).ToList();
            broken.AddRange(Foreign(chain.Number, events, pack.GetProperty("definition").GetProperty("hash").GetString()!));
            if (format.GetString() == Format)
            {
                broken.AddRange(events.Where(e => !digests.Contains(e.Definition)).DistinctBy(e => e.Definition).Select(e => new Broken(
                    chain.Number, e.Sequence, $"第 {e.Sequence} 条依据的事项定义 {e.Definition[..12]} 与所附全文重算的哈希不符", $"row {e.Sequence} rests on definition {e.Definition[..12]}, which no attached text hashes to")));
            }

            return (chain.Number, chain.Count, events.Select(e => e.Definition).Distinct().Count(digests.Contains), broken);
        }
    }

    /// <summary>All events are under the pack's definition, until the case was moved to another version.</summary>
    private static IEnumerable<Broken> Foreign(string number, IEnumerable<(int Sequence, string? Type, string Definition)> events, string definition)
    {
        foreach (var one in events)
        {
            if (one.Type == Moved)
                yield break;
            if (one.Definition != definition)
            {
                yield return new Broken(number, one.Sequence, "依据的事项版本与证据包不符", "was recorded under another definition than the pack's");
                yield break;
            }
        }
    }
}
