namespace WorkflowGov.Runtime.Documents;

/// <summary>How wide words are.</summary>
internal interface IMeasure
{
    /// <summary>Width in points.</summary>
    double Width(string text, Face face, double size);
}

/// <summary>Breaks words into lines by the rules of Chinese setting (行首行尾禁则).</summary>
internal static class Lines
{
    private const string NotAtStart = "，。、；：？！）》」』”’〕】％%,.;:?!)]}";
    private const string NotAtEnd = "（《「『“‘〔【([{";

    /// <summary>Lines no wider than given; the first one has so much less room. Line ends in the text are kept.</summary>
    public static List<string> Of(string text, Face face, double size, double width, double indent, IMeasure measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var (line, used) = (string.Empty, lines.Count == 0 ? indent : 0);
            foreach (var piece in Pieces(paragraph).SelectMany(p => Fitting(p, text => measure.Width(text, face, size), width)))
            {
                var wide = measure.Width(piece, face, size);
                if (line.Length > 0 && used + wide > width)
                {
                    lines.Add(line.TrimEnd());
                    (line, used) = (string.Empty, 0);
                }

                line += piece;
                used += wide;
            }

            lines.Add(line.TrimEnd());
        }

        return lines;
    }

    /// <summary>A piece that no line is wide enough for is torn after all: a code in a narrow column.</summary>
    private static IEnumerable<string> Fitting(string piece, Func<string, double> wide, double width)
    {
        while (piece.Length > 1 && wide(piece) > width)
        {
            var most = Enumerable.Range(1, piece.Length - 1).Reverse().FirstOrDefault(n => wide(piece[..n]) <= width, 1);
            most += most < piece.Length && char.IsLowSurrogate(piece[most]) ? 1 : 0;
            yield return piece[..most];
            piece = piece[most..];
        }

        if (piece.Length > 0)
            yield return piece;
    }

    /// <summary>
    /// What is torn apart only where a line cannot hold it: a character with the marks that must not begin or end a line, figures and Latin words.
    /// </summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var from = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && Belong(text, from, i))
                continue;
            yield return text[from..i];
            from = i;
        }
    }

    private static bool Belong(string text, int from, int at)
    {
        var (before, next) = (text[at - 1], text[at]);
        if (char.IsLowSurrogate(next) || NotAtStart.Contains(next, StringComparison.Ordinal) || NotAtEnd.Contains(before, StringComparison.Ordinal))
            return true;
        // A word longer than this is a code: it breaks like Chinese does.
        return char.IsAscii(before) && char.IsAscii(next) && before != ' ' && next != ' ' && at - from < 24;
    }
}
