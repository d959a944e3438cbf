using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Shouldly;
using WorkflowGov.Definitions.Fixes;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>
/// Files that somebody broke: every sample the tests know, right and wrong, items as delivered, shared files, cut,
/// joined and mixed. Each is answered with findings that stand in it, in bounded memory; its fixes apply; formatting it
/// is idempotent, and what can still be read as an item is proved, drawn and exported. <c>WFGOV_FUZZ=1000000</c> runs as
/// many (the row's number is the seed, the first is <c>WFGOV_FUZZ_FROM</c>) and writes the slowest and the largest to the output.
/// </summary>
public class BrokenFilesFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 1_500;

    /// <summary>Proofs and drawings take longer than reading: one in so many.</summary>
    private const int Deeper = 8;

    private const long BytesMax = 400_000_000;

    private static readonly string[] Marks =
    [
        ": ", "- ", "\n", "\r\n", " ", "  ", "\t", "{", "}", "[", "]", ",", "'", "\"", "#", "|", ">", "&a ", "*a", "!t ", "<<: ", "? ", "---\n", "$", "：", "，",
        "\0", "\u200B", "\uFEFF", "\u2028", "\ud800", "９", "0", "-1", "1e9", "true", "null", "~", "无", "即办", "容缺", "2026年7月1日", "二十个工作日", "continue",
        "name", "steps:", "with:", "when: ", "return", "area > 1", "and", "≥", "or",
    ];

    private static readonly (string File, string Text)[] Corpus =
    [
        .. Breaks.All.Select(b => (b.File, b.Apply().Text)),
        .. Fixes.Slip.All.Select(s => (s.File, s.Texts().Wrong)),
        .. AnyFile.Others,
        .. Directory.EnumerateFiles(Path.Combine(SampleFolder.Repository, "definitions"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Where((f, i) => !f.Contains("/items/", StringComparison.Ordinal) || i % 16 == 0)
            .Where(f => new FileInfo(f).Length < 60_000).Select(f => (f, File.ReadAllText(f))),
    ];

    [Fact]
    public void BrokenFiles_AreAnsweredInTheirText()
    {
        var (rounds, from) = (Asked("WFGOV_FUZZ") ?? Rounds, Asked("WFGOV_FUZZ_FROM") ?? 0);
        var faults = new ConcurrentQueue<string>();
        var (slowest, largest) = (new ConcurrentQueue<(double Milliseconds, int Seed)>(), new ConcurrentQueue<(long Bytes, int Seed)>());
        Parallel.For(from, from + rounds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var (file, text) = Mixed(seed);
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                Inspect(file, text);
                if (seed % Deeper == 0)
                    AnyFile.Use(file, text);
            }
            catch (Exception e)
            {
                if (faults.Count >= 20)
                    return;
                faults.Enqueue($"WFGOV_FUZZ seed {seed} ({Path.GetFileName(file)}): {e.GetType().Name} {e.Message}\n{e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("WorkflowGov", StringComparison.Ordinal))}");
            }

            Keep(slowest, (watch.Elapsed.TotalMilliseconds, seed));
            Keep(largest, (GC.GetAllocatedBytesForCurrentThread() - before, seed));
        });

        output.WriteLine($"{rounds} files from {from}, {Corpus.Length} in the corpus; slowest {slowest.Max()}, most memory {largest.Max()}");
        faults.ShouldBeEmpty();
        largest.Max().Bytes.ShouldBeLessThan(BytesMax);
    }

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    private static void Keep<T>(ConcurrentQueue<(T Value, int Seed)> kept, (T Value, int Seed) now)
        where T : IComparable<T>
    {
        if (kept.IsEmpty || now.CompareTo(kept.Last()) > 0)
            kept.Enqueue(now);
    }

    private static void Inspect(string file, string text)
    {
        var findings = AnyFile.Read(file, text);
        var lines = text.Split('\n');
        foreach (var finding in findings)
        {
            var length = finding.Line > lines.Length ? 0 : lines[finding.Line - 1].Length;
            if (finding.Line < 1 || finding.Line > lines.Length + 1 || finding.Column < 1 || finding.Column > length + 2)
                throw new InvalidOperationException($"outside of the text: {finding}");
            if (finding.Fix is { } fix && FixText.Apply(text, fix) == text)
                throw new InvalidOperationException($"a fix that changes nothing: {finding}");
        }

        if (ItemFormat.Of(text, file).Text is { } formatted && ItemFormat.Of(formatted, file) is var (again, said) && again != formatted)
            throw new InvalidOperationException($"formatted twice differs: {string.Join('\n', said)}");
    }

    /// <summary>One to five edits: something cut, put in, repeated, moved, or taken from another file.</summary>
    private static (string File, string Text) Mixed(int seed)
    {
        var state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + 0x1234567);
        int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (uint)Math.Max(below, 1));
        }

        _ = Next(2);
        var (file, text) = Corpus[Next(Corpus.Length)];
        for (var edits = 1 + Next(5); edits > 0; edits--)
        {
            var at = Next(text.Length + 1);
            var piece = text.AsSpan(at, Math.Min(Next(60), text.Length - at)).ToString();
            var other = Corpus[Next(Corpus.Length)].Text;
            var from = Next(other.Length);
            text = Next(6) switch
            {
                0 => text.Remove(at, piece.Length),
                1 => text.Insert(at, Marks[Next(Marks.Length)]),
                2 => text.Insert(at, string.Concat(Enumerable.Repeat(piece, 1 + Next(40)))),
                3 => text.Remove(at, piece.Length).Insert(Next(text.Length - piece.Length), piece),
                4 => text.Insert(at, other.Substring(from, Math.Min(Next(300), other.Length - from))),
                _ => text.Insert(text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1, string.Concat(Enumerable.Repeat(Marks[Next(Marks.Length)], 1 + Next(60)))),
            };
        }

        return (file, text);
    }
}
