using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// One event as it stands in the log: who did what when, under which definition, chained to the event before
/// (哈希链), so that a change, a deletion or a swap shows.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its place in the case, from 1 without gaps.</param>
/// <param name="At">When (UTC).</param>
/// <param name="User">Who.</param>
/// <param name="UserName">Who, for people.</param>
/// <param name="Office">Of which office.</param>
/// <param name="DefinitionHash">Under which definition.</param>
/// <param name="Type">The event's stored type name.</param>
/// <param name="Payload">The event as JSON text, byte for byte as hashed.</param>
/// <param name="Hash">SHA-256 over this event and the hash before it, 32 bytes.</param>
public sealed record RecordedEvent(
    CaseId Case, int Sequence, Instant At, string User, string UserName, string Office, string DefinitionHash,
    string Type, string Payload, byte[] Hash)
{
    /// <summary>What the first event of a case is chained to.</summary>
    public static readonly byte[] Origin = new byte[SHA256.HashSizeInBytes];

    /// <summary>Records an event behind the one before.</summary>
    /// <param name="before">Hash of the event before, or <see cref="Origin"/>.</param>
    /// <param name="draft">The event; its hash is not looked at.</param>
    /// <returns>The event with its hash.</returns>
    public static RecordedEvent Chain(byte[] before, RecordedEvent draft) => draft with { Hash = HashOf(before, draft) };

    /// <summary>Holds a case's events against their chain.</summary>
    /// <param name="events">All events of one case, in order.</param>
    /// <param name="head">The hash the case row holds, or null to leave the end unchecked.</param>
    /// <returns>The first broken place, or null when the chain holds.</returns>
    public static ChainBreak? FirstBreak(IEnumerable<RecordedEvent> events, byte[]? head)
    {
        var before = Origin;
        var expected = 1;
        foreach (var recorded in events)
        {
            if (recorded.Sequence != expected)
                return new ChainBreak(expected, new Text($"第 {expected} 条缺失或次序被改动", $"Event {expected} is missing or out of order"));
            if (!CryptographicOperations.FixedTimeEquals(HashOf(before, recorded), recorded.Hash))
                return new ChainBreak(expected, new Text($"第 {expected} 条被改动", $"Event {expected} was changed"));
            before = recorded.Hash;
            expected++;
        }

        return head is null || CryptographicOperations.FixedTimeEquals(before, head)
            ? null
            : new ChainBreak(expected, new Text($"第 {expected} 条起被删除", $"Events from {expected} on were removed"));
    }

    private static byte[] HashOf(byte[] before, RecordedEvent e)
    {
        var at = InstantPattern.ExtendedIso.Format(e.At);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{e.Case.Value}\n{e.Sequence}\n{at}\n{e.User}\n{e.UserName}\n{e.Office}\n{e.DefinitionHash}\n{e.Type}\n{e.Payload}");
        var bytes = new byte[before.Length + Encoding.UTF8.GetByteCount(line)];
        before.CopyTo(bytes, 0);
        Encoding.UTF8.GetBytes(line, bytes.AsSpan(before.Length));
        return SHA256.HashData(bytes);
    }
}

/// <summary>Where a chain is broken.</summary>
/// <param name="Sequence">The first place that does not hold.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record ChainBreak(int Sequence, Text Message);
