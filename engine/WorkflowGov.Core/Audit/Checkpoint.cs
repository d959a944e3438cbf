using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Core.Audit;

/// <summary>The end of a case's chain at a checkpoint.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its last event then.</param>
/// <param name="Head">That event's hash, 32 bytes.</param>
public sealed record CaseHead(CaseId Case, int Sequence, byte[] Head);

/// <summary>
/// 检查点: one hash over the ends of all chains that grew since the checkpoint before, and over that one. Whoever keeps
/// it outside can tell later whether a case was changed, shortened, swapped or dropped, chain and all.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When.</param>
/// <param name="Events">Events since the one before.</param>
/// <param name="Cases">Cases that these belong to.</param>
/// <param name="Root">Merkle root over their heads, 32 bytes.</param>
/// <param name="Previous">Hash of the checkpoint before; zeros before the first.</param>
/// <param name="Hash">Hash of this checkpoint.</param>
public sealed record Checkpoint(int Number, Instant At, long Events, long Cases, byte[] Root, byte[] Previous, byte[] Hash)
{
    /// <summary>Seals what happened since the checkpoint before.</summary>
    /// <param name="before">The checkpoint before, or null.</param>
    /// <param name="at">When.</param>
    /// <param name="events">How many events.</param>
    /// <param name="heads">The ends of the chains that grew, in order of their cases.</param>
    /// <returns>The checkpoint.</returns>
    public static Checkpoint Seal(Checkpoint? before, Instant at, long events, IReadOnlyCollection<CaseHead> heads)
    {
        var number = (before?.Number ?? 0) + 1;
        var previous = before?.Hash ?? RecordedEvent.Origin;
        var root = RootOf(heads);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{number}\n{InstantPattern.ExtendedIso.Format(at)}\n{events}\n{heads.Count}\n{Convert.ToHexStringLower(root)}\n{Convert.ToHexStringLower(previous)}");
        return new Checkpoint(number, at, events, heads.Count, root, previous, SHA256.HashData(Encoding.UTF8.GetBytes(line)));
    }

    /// <summary>The Merkle root over the ends of chains; leaves and nodes begin with different bytes, so that neither passes for the other.</summary>
    /// <param name="heads">The ends, in order of their cases.</param>
    /// <returns>32 bytes; zeros when there are none.</returns>
    public static byte[] RootOf(IReadOnlyCollection<CaseHead> heads)
    {
        var level = heads.Select(Leaf).ToArray();
        while (level.Length > 1)
        {
            var next = new byte[(level.Length + 1) / 2][];
            for (var i = 0; i < next.Length; i++)
                next[i] = (2 * i) + 1 < level.Length ? Node(level[2 * i], level[(2 * i) + 1]) : level[2 * i];
            level = next;
        }

        return level.Length == 0 ? RecordedEvent.Origin : level[0];
    }

    private static byte[] Leaf(CaseHead head) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"\0{head.Case.Value}\n{head.Sequence}\n{Convert.ToHexStringLower(head.Head)}")));

    private static byte[] Node(byte[] left, byte[] right)
    {
        var both = new byte[65];
        both[0] = 1;
        left.CopyTo(both, 1);
        right.CopyTo(both, 33);
        return SHA256.HashData(both);
    }
}
