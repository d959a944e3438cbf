using System.Globalization;

namespace WorkflowGov.Runtime.Docket;

/// <summary>Figures of an authority, office, item, step or day while they are added up.</summary>
/// <param name="key">Which.</param>
public sealed class FigureSum(string key)
{
    private readonly long[] sums = new long[FigureColumn.All.Length];
    private readonly SortedDictionary<int, long> handled = [];
    private readonly SortedDictionary<int, long> margin = [];
    private readonly SortedDictionary<int, long> steps = [];

    /// <summary>Which.</summary>
    public string Key { get; } = key;

    /// <summary>The sums in the order of the columns.</summary>
    internal ReadOnlySpan<long> Sums => sums;

    /// <summary>Puts counts together, one sum a key, in the order of the keys.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The sums.</returns>
    public static IReadOnlyList<FigureSum> Of(IEnumerable<FigureCount> counts)
    {
        var all = new SortedDictionary<string, FigureSum>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            if (!all.TryGetValue(count.Key, out var sum))
                all[count.Key] = sum = new FigureSum(count.Key);
            sum.Add(count.Measure, count.Label, count.Count);
        }

        return [.. all.Values];
    }

    /// <summary>All of them as one.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>The sum, with an empty key.</returns>
    public static FigureSum Total(IEnumerable<FigureSum> parts)
    {
        var total = new FigureSum(string.Empty);
        foreach (var part in parts)
        {
            for (var i = 0; i < total.sums.Length; i++)
                total.sums[i] += part.sums[i];
            foreach (var measure in FigureColumn.OfDays)
            {
                foreach (var (days, count) in part.Spread(measure))
                    total.AddDays(measure, days, count);
            }
        }

        return total;
    }

    /// <summary>Adds a count.</summary>
    /// <param name="measure">What was counted.</param>
    /// <param name="label">Its kind.</param>
    /// <param name="count">How often.</param>
    public void Add(Measure measure, string label, long count)
    {
        foreach (var column in FigureColumn.Of(measure, label))
            sums[column] += count;
        if (FigureColumn.OfDays.Contains(measure))
            AddDays(measure, int.Parse(label, CultureInfo.InvariantCulture), count);
    }

    /// <summary>The figures.</summary>
    /// <returns>A line.</returns>
    public FigureLine Line() => new(
        Key, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], sums[10], sums[11], sums[12], sums[13],
        sums[14], sums[15], sums[16], sums[17], sums[18], sums[19], Percentile(handled, 50), Percentile(handled, 95), Percentile(margin, 50),
        Percentile(margin, 5), Percentile(steps, 50), Percentile(steps, 95), steps.Values.Sum());

    internal void AddSum(int column, long count) => sums[column] += count;

    internal void AddDays(Measure measure, int days, long count)
    {
        var of = Spread(measure);
        of[days] = of.GetValueOrDefault(days) + count;
    }

    private SortedDictionary<int, long> Spread(Measure measure) => measure switch
    {
        Measure.Handled => handled,
        Measure.Margin => margin,
        _ => steps,
    };

    /// <summary>The smallest number that so many percent do not exceed: exact, because every number is kept with its count.</summary>
    private static int? Percentile(SortedDictionary<int, long> counts, int percent)
    {
        var rank = ((counts.Values.Sum() * percent) + 99) / 100;
        foreach (var (number, count) in counts)
        {
            if ((rank -= count) <= 0)
                return number;
        }

        return null;
    }
}
