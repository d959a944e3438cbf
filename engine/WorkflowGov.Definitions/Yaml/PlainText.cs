using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Yaml;

/// <summary>
/// Looks at the characters before anything is parsed: what editors show and what a parser reads must be the same.
/// </summary>
internal static class PlainText
{
    /// <summary>The first character that has no place in a definition; null when there is none.</summary>
    public static Finding? Check(string text, string file)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                (line, start) = (line + 1, i + 1);
                continue;
            }

            if (c == '\t')
            {
                return At(file, line, i - start + 1, "WG1013", new Text(
                    "请用空格，不要用制表符（Tab）", "Use blanks, not tabs")) with { Remedy = Untabbed(text, line, start, i) };
            }

            if (Unseen(c) || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                return At(file, line, i - start + 1, "WG1012", new Text(
                    $"这里有看不见的字符 U+{(int)c:X4}；请删除", $"There is an invisible character U+{(int)c:X4} here; delete it")) with
                {
                    Remedy = BreaksLine(c) ? null : new Remedy.Characters(line, i - start + 1, 1, string.Empty),
                };
            }
        }

        return null;
    }

    /// <summary>
    /// Control characters; line ends that some readers know and some do not; marks that turn the reading direction
    /// and make a text look like another; a byte order mark inside the text.
    /// </summary>
    private static bool Unseen(char c) =>
        (char.IsControl(c) && c != '\r') || c is '\u2028' or '\u2029' or '\uFEFF' or '\u200B'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>What stood for the end of a line somewhere: whether the line ended there, a person must say.</summary>
    private static bool BreaksLine(char c) => c is '\r' or '\u0085' or '\u2028' or '\u2029' or '\v' or '\f';

    /// <summary>A tab between words becomes a blank; how deep an indenting one reached, nobody can tell.</summary>
    private static Remedy.Characters? Untabbed(string text, int line, int start, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is '\t' or ' ')
            end++;
        var indents = string.IsNullOrWhiteSpace(text[start..at].Replace("-", string.Empty, StringComparison.Ordinal));
        return indents ? null : new Remedy.Characters(line, at - start + 1, end - at, end == text.Length || text[end] is '\r' or '\n' ? string.Empty : " ");
    }

    private static Finding At(string file, int line, int column, string rule, Text message) =>
        new(rule, Severity.Error, file, line, column, message);
}
