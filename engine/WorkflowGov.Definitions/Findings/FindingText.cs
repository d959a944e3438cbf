using System.Text;

namespace WorkflowGov.Definitions;

/// <summary>Findings for people: each with its line, a caret under the place and how to mend it.</summary>
public static class FindingText
{
    private const int LineMax = 160;

    /// <summary>Writes findings.</summary>
    /// <param name="findings">The findings, in the order to show them.</param>
    /// <param name="textOf">The text of a file, or null when it is not at hand; asked once for each file.</param>
    /// <returns>Text with a line end after each line.</returns>
    public static string Of(IEnumerable<Finding> findings, Func<string, string?> textOf)
    {
        var written = new StringBuilder();
        foreach (var file in findings.GroupBy(f => f.File))
        {
            var lines = textOf(file.Key)?.Split('\n');
            foreach (var finding in file)
                Write(written, finding, lines?.ElementAtOrDefault(finding.Line - 1)?.TrimEnd('\r'));
        }

        return written.ToString();
    }

    private static void Write(StringBuilder written, Finding finding, string? line)
    {
        written.Append(finding).Append('\n');
        var margin = new string(' ', $"{finding.Line}".Length);
        if (!string.IsNullOrWhiteSpace(line))
        {
            var (shown, caret) = Window(line, finding.Column - 1);
            written.Append($" {finding.Line} | {shown}\n {margin} | {caret}^\n");
        }

        if (finding.Mend is { } mend)
            written.Append($" {margin} = {mend.Zh} / {mend.En}\n");
        if (finding.Fix is { } fix)
            written.Append($" {margin} ~ {fix.Title.Zh}（--fix） / {fix.Title.En} (--fix)\n");
        written.Append('\n');
    }

    /// <summary>The part of a line that holds a column, and the blanks that reach up to it.</summary>
    private static (string Shown, string Caret) Window(string line, int column)
    {
        column = Math.Clamp(column, 0, line.Length);
        var from = column < LineMax ? 0 : column - (LineMax / 2);
        var shown = line[from..Math.Min(line.Length, from + LineMax)];
        var lead = from > 0 ? "…" : string.Empty;
        return (lead + shown, string.Concat((lead + shown)[..(column - from + lead.Length)].Select(Blank)));
    }

    /// <summary>A blank as wide as a character is in a terminal: Chinese ones take two columns.</summary>
    private static char Blank(char c) => c is (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60') or '\u3000'
            ? '\u3000' : ' ';
}
