using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowGov.Definitions.Language;

/// <summary>Slips in guards that mean one thing only: full-width signs, curly quotation marks, one = for two, and/且, or/或.</summary>
internal static partial class GuardSlips
{
    private static readonly (string Slip, string Meant)[] Signs =
    [
        ("“", "'"), ("”", "'"), ("‘", "'"), ("’", "'"), ("≥", ">="), ("≤", "<="), ("≠", "!="), ("＝", "="), ("＞", ">"), ("＜", "<"),
        ("（", "("), ("）", ")"), ("！", "!"), ("＆", "&"), ("｜", "|"),
    ];

    /// <summary>The guard as it was meant; what stands in quotation marks stays.</summary>
    public static string Mended(string guard)
    {
        var written = new StringBuilder();
        foreach (var (part, quoted) in Parts(guard))
            written.Append(quoted ? part : Bare(part));
        return written.ToString();
    }

    private static string Bare(string part)
    {
        var mended = Words().Replace(part, m => m.Value is "and" or "且" or "并且" ? "&&" : m.Value is "or" or "或" or "或者" ? "||" : "!");
        return Single().Replace(mended, "==");
    }

    private static IEnumerable<(string Part, bool Quoted)> Parts(string guard)
    {
        var text = Signs.Aggregate(guard, (t, s) => t.Replace(s.Slip, s.Meant, StringComparison.Ordinal));
        // A sign inside quotation marks belongs to the text there: it is taken from the guard as written.
        var same = text.Length == guard.Length;
        var from = 0;
        foreach (Match match in Quoted().Matches(text))
        {
            yield return (text[from..match.Index], false);
            yield return (same ? $"'{guard.AsSpan(match.Index + 1, match.Length - 2)}'" : match.Value, true);
            from = match.Index + match.Length;
        }

        yield return (text[from..], false);
    }

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?<![a-z0-9_])(and|or|not)(?![a-z0-9_])|并且|且|或者|或")]
    private static partial Regex Words();

    [GeneratedRegex("(?<![=!<>])=(?!=)")]
    private static partial Regex Single();
}
