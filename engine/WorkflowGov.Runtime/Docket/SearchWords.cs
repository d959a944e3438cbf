using System.Globalization;
using System.Text;

namespace WorkflowGov.Runtime.Docket;

/// <summary>
/// Chinese without a dictionary: each pair of neighbouring characters is a word, and the last character of a run too,
/// so that whatever is asked for is found, wherever it stands. Latin letters and digits are words as they are; letters
/// also find what begins with them, digits do not: every number of a district begins alike.
/// </summary>
public static class SearchWords
{
    private const int WordMax = 200;

    /// <summary>The words of some texts with their places, as PostgreSQL reads a tsvector.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The tsvector's text.</returns>
    public static string Document(IEnumerable<string> texts)
    {
        var words = new StringBuilder();
        var place = 1;
        foreach (var (run, isChinese) in texts.SelectMany(Runs))
        {
            foreach (var word in isChinese ? Pairs(run).Append(run[^1..]) : [run])
                words.Append(CultureInfo.InvariantCulture, $"'{word}':{Math.Min(place++, 16_383)} ");
            place++;
        }

        return words.ToString();
    }

    /// <summary>Words of a case that no text has, because they never change: its blocks, item and authority.</summary>
    /// <param name="key">Key of the case.</param>
    /// <param name="item">业务办理项编码.</param>
    /// <param name="authority">实施主体.</param>
    /// <returns>To be put behind <see cref="Document"/>.</returns>
    public static string Marks(long key, string item, string authority) =>
        string.Join(' ', CaseBlocks.WordsOf(key).Append(OfItem(item)).Append(OfAuthority(authority)));

    /// <summary>What finds all parts of a question, as PostgreSQL reads a tsquery; null when it asks for nothing.</summary>
    /// <param name="question">What somebody typed; null = nothing.</param>
    /// <param name="item">Only of this item; null = of any.</param>
    /// <param name="authority">Only of this authority; null = of any.</param>
    /// <returns>The tsquery's text, or null.</returns>
    public static string? Query(string? question, string? item = null, string? authority = null)
    {
        var parts = Parts(question ?? string.Empty)
            .Select(p => p.BeginsWith ? Beginning(p.Words[0]) : $"({string.Join(" <-> ", p.Words.Select(Quoted))})").ToList();
        if (item is not null)
            parts.Add(OfItem(item));
        if (authority is not null)
            parts.Add(OfAuthority(authority));
        return parts.Count == 0 ? null : string.Join(" & ", parts);
    }

    /// <summary>The parts of a question: words that follow one another, or one that others may begin with.</summary>
    /// <param name="question">What somebody typed.</param>
    /// <returns>The parts.</returns>
    public static IEnumerable<(IReadOnlyList<string> Words, bool BeginsWith)> Parts(string question) => Runs(question).Select(
        r => r.IsChinese && r.Run.Length > 1 ? ((IReadOnlyList<string>)[.. Pairs(r.Run)], false) : ([r.Run], !r.Run.Any(char.IsAsciiDigit)));

    internal static string Beginning(string word) => $"{Quoted(word)}:*";

    internal static string OfItem(string code) => Quoted($"@item:{code}");

    internal static string OfAuthority(string name) => Quoted($"@authority:{name}");

    internal static string Quoted(string word) => $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static IEnumerable<string> Pairs(string run) => Enumerable.Range(0, run.Length - 1).Select(i => run.Substring(i, 2));

    /// <summary>Runs of Chinese characters and of Latin letters and digits; everything else only separates.</summary>
    private static IEnumerable<(string Run, bool IsChinese)> Runs(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        for (var i = 0; i < normal.Length;)
        {
            var kind = KindOf(normal[i]);
            var from = i;
            while (i < normal.Length && KindOf(normal[i]) == kind && i - from < WordMax)
                i++;
            if (kind != Kind.Other)
                yield return (normal[from..i], kind == Kind.Chinese);
        }
    }

    private static Kind KindOf(char c) => c switch
    {
        >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' => Kind.Chinese,
        _ when char.IsAsciiLetterOrDigit(c) => Kind.Latin,
        _ => Kind.Other,
    };

    private enum Kind
    {
        Other,
        Chinese,
        Latin,
    }
}
