using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>The known word that was likely meant, to be asked about: “您是不是要写…”.</summary>
/// <param name="Word">The word; null when none is near.</param>
/// <param name="IsCertain">Whether it can be nothing else: one slip of the finger away, and no other word as near.</param>
internal readonly record struct NearWord(string? Word, bool IsCertain)
{
    private const int NearMax = 6;

    /// <summary>Letters of a Latin word for each slip that it may hold and still be certain.</summary>
    private const int LettersPerSlip = 4;

    public string Zh => Word is null ? string.Empty : $"；您是不是要写“{Word}”？";

    public string En => Word is null ? string.Empty : $"; did you mean '{Word}'?";

    public static NearWord To(string text, IEnumerable<string> known)
    {
        var near = known.Select(k => (Word: k, Distance: Distance(text, k))).OrderBy(k => k.Distance).Take(2).ToList();
        if (near.Count == 0 || near[0].Distance > Math.Clamp(text.Length / 3, 1, NearMax))
            return default;
        var slips = text.All(char.IsAscii) ? Math.Clamp(text.Length / LettersPerSlip, 1, 2) : 1;
        var alone = near.Count == 1 || near[1].Distance > near[0].Distance;
        return new NearWord(near[0].Word, alone && text.Length > 2 && near[0].Distance <= slips);
    }

    /// <summary>Writes it in the place of what stands there, when it is certain.</summary>
    public Remedy? For(Mark at) => IsCertain ? new Remedy.Replace(at, Word!) : null;

    /// <summary>Letters to add, drop, change or swap with the next.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > NearMax)
            return int.MaxValue;
        var (before, last, row) = (Array.Empty<int>(), Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, new int[b.Length + 1]);
        }

        return last[^1];
    }
}
