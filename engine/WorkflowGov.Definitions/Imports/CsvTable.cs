using System.Text;

namespace WorkflowGov.Definitions.Imports;

/// <summary>A cell with the place where it begins in the file.</summary>
/// <param name="Text">What it says, without blanks around it.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in UTF-16 units.</param>
internal readonly record struct Cell(string Text, int Line, int Column);

/// <summary>
/// A table as office programs write it (RFC 4180): cells parted by commas, semicolons or tabs, in quotation marks where
/// they hold one or run over lines.
/// </summary>
internal static class CsvTable
{
    /// <summary>More is no list of one district.</summary>
    private const int RowsMax = 20_000;

    private static readonly char[] Marks = [',', '\t', ';', '，'];

    /// <summary>The rows that hold anything; null and why when it cannot be read.</summary>
    public static (IReadOnlyList<IReadOnlyList<Cell>>? Rows, (int Line, int Column)? Unclosed) Read(string text)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var (row, written) = (new List<Cell>(), new StringBuilder());
        var (line, start, quoted) = (1, 0, false);
        var mark = DelimiterOf(text);
        var begin = (Line: 1, Column: 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i == text.Length)
                return (null, begin);
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                written.Append(text[++i]);
            else if (c == '"' && (quoted || written.ToString().Trim().Length == 0))
                quoted = !quoted;
            else if (!quoted && (c == mark || c == '\n'))
            {
                row.Add(new Cell(written.ToString().Trim(), begin.Line, begin.Column));
                written.Clear();
                begin = (line, i - start + 2);
                if (c == '\n' && rows.Count < RowsMax)
                    Close(rows, ref row);
            }
            else
            {
                written.Append(c);
            }

            if (c == '\n' && i < text.Length)
            {
                (line, start) = (line + 1, i + 1);
                if (!quoted)
                    begin = (line, 1);
            }
        }

        return (rows, null);
    }

    private static void Close(List<IReadOnlyList<Cell>> rows, ref List<Cell> row)
    {
        if (row.Any(c => c.Text.Length > 0))
            rows.Add(row);
        row = [];
    }

    /// <summary>What parts the words of the first line most.</summary>
    private static char DelimiterOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOf('\n') is >= 0 and var end ? end : text.Length).ToString();
        return Marks.MaxBy(c => first.Count(f => f == c));
    }
}
