using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>How much room words take when nobody has a font at hand: a Chinese character is as wide as it is high.</summary>
internal static class Lettering
{
    private const string NotAtLineStart = "，。、；：）》」”/／";

    /// <summary>Width in pixels, rounded up.</summary>
    public static int Width(string text, int size) => (text.Sum(c => Wide(c) ? 100 : 58) * size / 100) + 1;

    /// <summary>Breaks words into lines no wider than given; a mark of punctuation never begins a line.</summary>
    public static ImmutableArray<string> Wrap(string text, int size, int width)
    {
        var (lines, line) = (ImmutableArray.CreateBuilder<string>(), string.Empty);
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Width(line + piece, size) > width && !NotAtLineStart.Contains(piece[0], StringComparison.Ordinal))
            {
                lines.Add(line.TrimEnd());
                line = string.Empty;
            }

            line += line.Length == 0 ? piece.TrimStart() : piece;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines.ToImmutable();
    }

    /// <summary>Chinese breaks anywhere, figures, Latin words and what stands in brackets only between them.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var from = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && ((char.IsAscii(text[i]) && char.IsAscii(text[i - 1]) && text[i] != ' ') || InBrackets(text, i)))
                continue;
            yield return text[from..i];
            from = i;
        }
    }

    private static bool InBrackets(string text, int at)
    {
        var (open, close) = (text.LastIndexOf('（', at - 1), text.IndexOf('）', at));
        return open >= 0 && close >= 0 && close - open <= 9 && text.IndexOf('）', open) == close;
    }

    private static bool Wide(char c) => c >= '\u2E80' || c is '“' or '”' or '—' or '…';
}
