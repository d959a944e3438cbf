using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkflowGov.Verifier;

/// <summary>
/// Checkpoints kept outside the database, one JSON object a line: a checkpoint, then the head of each case that moved
/// since the one before. A leaf is SHA-256 over a zero byte and <c>case key, sequence, head in hex</c>, one a line; a
/// node is SHA-256 over a one byte and its two children; an odd one moves up as it is. A checkpoint's hash is SHA-256
/// over <c>number, time, events, cases, root, hash before</c>, one a line.
/// </summary>
public sealed class CheckpointFile
{
    private readonly List<Checkpoint> checkpoints = [];

    private CheckpointFile()
    {
    }

    /// <summary>How many checkpoints the file has.</summary>
    public int Count => checkpoints.Count;

    /// <summary>Cases that any checkpoint names.</summary>
    public IEnumerable<string> Cases => checkpoints.SelectMany(c => c.Heads).Select(h => h.Number).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <param name="lines">Its lines.</param>
    /// <returns>The file, not verified yet.</returns>
    /// <exception cref="FormatException">It is no such file.</exception>
    public static CheckpointFile Read(IEnumerable<string> lines)
    {
        var file = new CheckpointFile();
        try
        {
            foreach (var line in lines.Where(l => l.Length > 0))
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                if (root.TryGetProperty("checkpoint", out var number))
                {
                    file.checkpoints.Add(new Checkpoint(
                        number.GetInt32(), root.GetProperty("at").GetString()!, root.GetProperty("events").GetInt64(), root.GetProperty("cases").GetInt64(),
                        root.GetProperty("root").GetString()!, root.GetProperty("previous").GetString()!, root.GetProperty("hash").GetString()!, []));
                }
                else
                {
                    file.checkpoints[^1].Heads.Add(new CaseHead(
                        root.GetProperty("case").GetString()!, root.GetProperty("id").GetInt64(), root.GetProperty("sequence").GetInt32(), root.GetProperty("head").GetString()!));
                }
            }
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or JsonException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"This is no file of checkpoints: {e.Message}", e);
        }

        return file;
    }

    /// <summary>Whether the file agrees with itself: every root with its heads, every checkpoint with the one before.</summary>
    /// <returns>The first that does not, or null.</returns>
    public Broken? FirstBroken()
    {
        var before = new string('0', 64);
        for (var i = 0; i < checkpoints.Count; i++)
        {
            var one = checkpoints[i];
            if (one.Number != i + 1 || one.Previous != before)
                return Of(one, "与前一检查点不相接", "does not follow the one before");
            if (Root(one.Heads) != one.Root || one.Heads.Count != one.Cases)
                return Of(one, "与所列办件不符", "does not agree with the cases it lists");
            var text = string.Create(CultureInfo.InvariantCulture, $"{one.Number}\n{one.At}\n{one.Events}\n{one.Cases}\n{one.Root}\n{one.Previous}");
            if (Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != one.Hash)
                return Of(one, "被改动", "was changed");
            before = one.Hash;
        }

        return null;
    }

    /// <summary>Holds a case as it is now against what the checkpoints say it was.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="now">Its chain now; null when there is no such case.</param>
    /// <returns>The first difference, or null.</returns>
    public Broken? FirstBroken(string number, EventChain? now)
    {
        foreach (var one in checkpoints)
        {
            if (one.Heads.FirstOrDefault(h => h.Number == number) is not { } head)
                continue;
            if (now is null)
                return new Broken(number, 0, $"整个办件被删除；检查点 {one.Number}（{one.At}）时有 {head.Sequence} 条", $"the whole case is gone; at checkpoint {one.Number} ({one.At}) it had {head.Sequence} rows");
            if (now.HashAt(head.Sequence) is not { } hash)
                return new Broken(number, now.Count + 1, $"第 {now.Count + 1} 条起被删除；检查点 {one.Number}（{one.At}）时有 {head.Sequence} 条", $"rows from {now.Count + 1} on were removed; at checkpoint {one.Number} ({one.At}) there were {head.Sequence}");
            if (Hex(hash) != head.Head)
                return new Broken(number, head.Sequence, $"第 {head.Sequence} 条或者之前被改写，与检查点 {one.Number}（{one.At}）不符", $"row {head.Sequence} or one before was rewritten since checkpoint {one.Number} ({one.At})");
        }

        return null;
    }

    private static Broken Of(Checkpoint one, string zh, string en) => new(string.Empty, 0, $"检查点 {one.Number} {zh}", $"checkpoint {one.Number} {en}");

    private static string Root(List<CaseHead> heads)
    {
        var level = heads.OrderBy(h => h.Id).Select(h => SHA256.HashData(
            [0, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{h.Id}\n{h.Sequence}\n{h.Head}"))])).ToList();
        while (level.Count > 1)
            level = [.. level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : SHA256.HashData([1, .. pair[0], .. pair[1]]))];
        return level.Count == 0 ? new string('0', 64) : Hex(level[0]);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed record CaseHead(string Number, long Id, int Sequence, string Head);

    private sealed record Checkpoint(
        int Number, string At, long Events, long Cases, string Root, string Previous, string Hash, List<CaseHead> Heads);
}
