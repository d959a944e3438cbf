using System.Collections.Immutable;
using System.Globalization;

namespace WorkflowGov.Runtime.Docket;

/// <summary>
/// Blocks of neighbouring case keys, small ones within large ones. Each is a word of its cases, so that the index of
/// words meets a question and a block at once: the newest cases are looked through first, in steps that grow, and
/// nothing is read that lies behind a full page.
/// </summary>
public static class CaseBlocks
{
    /// <summary>A largest block holds 2^17 = 131,072 keys.</summary>
    public const int TopBits = 17;

    private const int CoarseBits = 14;

    private static readonly ImmutableArray<int> Sizes = [8, 11, CoarseBits, TopBits];

    /// <summary>The blocks of a case, as words that no text has.</summary>
    /// <param name="key">Key of the case.</param>
    /// <returns>One word a size.</returns>
    public static IEnumerable<string> WordsOf(long key) => Sizes.Select(bits => Word(bits, key >> bits));

    /// <summary>The blocks to look through, the newest first, none twice; later ones are larger.</summary>
    /// <param name="below">Only keys below this.</param>
    /// <param name="from">Only keys from this on.</param>
    /// <param name="lasts">The last key of each largest block that has cases, the newest first.</param>
    /// <param name="coarse">Begins with large blocks: for questions that cost as much for a small one.</param>
    /// <returns>Their words.</returns>
    public static IReadOnlyList<string> Ladder(long below, long from, IEnumerable<long> lasts, bool coarse = false)
    {
        var words = new List<string>();
        var seen = 0L;
        foreach (var last in lasts)
        {
            var first = Math.Max(last >> TopBits << TopBits, from);
            for (var end = Math.Min(last + 1, below); end > first;)
            {
                var bits = Sizes.Where(b => !coarse || b >= CoarseBits).Last(b => b == (coarse ? CoarseBits : Sizes[0]) || (seen >> b > 0 && end >> b << b == end));
                var block = (end - 1) >> bits;
                words.Add(Word(bits, block));
                seen += end - (block << bits);
                end = block << bits;
            }
        }

        return words;
    }

    private static string Word(int bits, long block) => string.Create(CultureInfo.InvariantCulture, $"'#{bits}:{block}'");
}
