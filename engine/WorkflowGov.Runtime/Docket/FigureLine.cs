using System.Globalization;
using NodaTime;

namespace WorkflowGov.Runtime.Docket;

/// <summary>What figures are told apart by.</summary>
public enum FigureBy
{
    /// <summary>实施主体.</summary>
    Authority,

    /// <summary>责任部门: who answers for a step or a card.</summary>
    Office,

    /// <summary>事项.</summary>
    Item,

    /// <summary>环节.</summary>
    Step,

    /// <summary>Day in Asia/Shanghai.</summary>
    Day,
}

/// <summary>Which figures are asked for.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="By">What they are told apart by.</param>
/// <param name="Authority">Only of this authority; null = all.</param>
/// <param name="Item">Only of this item; null = all.</param>
public sealed record FigureWish(LocalDate From, LocalDate To, FigureBy By = FigureBy.Authority, string? Authority = null, string? Item = null);

/// <summary>A count of a period, as it was kept.</summary>
/// <param name="Key">Authority, office, item, step or day.</param>
/// <param name="Measure">指标.</param>
/// <param name="Label">Its kind.</param>
/// <param name="Count">How often.</param>
public sealed record FigureCount(string Key, Measure Measure, string Label, long Count);

/// <summary>Figures of an authority, office, item, step or day (监察统计).</summary>
/// <param name="Key">Which.</param>
/// <param name="Received">收件.</param>
/// <param name="Accepted">受理, deemed and deficient ones included.</param>
/// <param name="Deemed">逾期视为受理.</param>
/// <param name="Declined">不予受理.</param>
/// <param name="Corrections">补正告知.</param>
/// <param name="Granted">准予, deemed renewals included.</param>
/// <param name="Refused">不予.</param>
/// <param name="Revoked">撤销.</param>
/// <param name="Delivered">送达.</param>
/// <param name="Closed">Cases that ended, of whatever kind.</param>
/// <param name="InTime">Decided within the promise.</param>
/// <param name="Late">Decided after the promised day.</param>
/// <param name="StatuteLate">Decided after the statutory day.</param>
/// <param name="StepsDone">环节办结.</param>
/// <param name="StepsLate">Of these, after the step's day.</param>
/// <param name="Returned">退回.</param>
/// <param name="Extended">延长.</param>
/// <param name="Amber">预警 that stand.</param>
/// <param name="Yellow">黄牌 that stand.</param>
/// <param name="Red">红牌 that stand.</param>
/// <param name="HandledMedian">Median of the working days from acceptance to decision; null without a decision.</param>
/// <param name="HandledP95">95 % were decided within so many working days.</param>
/// <param name="MarginMedian">Median of the working days of the promise left at the decision, negative when late.</param>
public sealed record FigureLine(
    string Key, long Received, long Accepted, long Deemed, long Declined, long Corrections, long Granted, long Refused, long Revoked,
    long Delivered, long Closed, long InTime, long Late, long StatuteLate, long StepsDone, long StepsLate, long Returned, long Extended,
    long Amber, long Yellow, long Red, int? HandledMedian, int? HandledP95, int? MarginMedian)
{
    /// <summary>Puts counts together, one line a key.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The lines, by key.</returns>
    public static IEnumerable<FigureLine> Of(IEnumerable<FigureCount> counts) =>
        counts.GroupBy(c => c.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => One(g.Key, [.. g]));

    /// <summary>All counts as one line.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="counts">The counts.</param>
    /// <returns>The line.</returns>
    public static FigureLine One(string key, IReadOnlyCollection<FigureCount> counts)
    {
        long Sum(Measure measure, params string[] labels) => counts
            .Where(c => c.Measure == measure && (labels.Length == 0 || labels.Contains(c.Label))).Sum(c => c.Count);
        return new FigureLine(
            key, Sum(Measure.Received), Sum(Measure.Accepted), Sum(Measure.Accepted, "Deemed"), Sum(Measure.Declined),
            Sum(Measure.CorrectionRequested), Sum(Measure.Decided, "Granted", "DeemedRenewed"), Sum(Measure.Decided, "Refused"),
            Sum(Measure.Decided, "Revoked"), Sum(Measure.Delivered), Sum(Measure.Closed), Sum(Measure.Promise, "InTime"),
            Sum(Measure.Promise, "Late"), Sum(Measure.Statute, "Late"), Sum(Measure.StepDone), Sum(Measure.StepTime, "Late"),
            Sum(Measure.Returned), Sum(Measure.Extended), Sum(Measure.Card, "Amber"), Sum(Measure.Card, "Yellow"), Sum(Measure.Card, "Red"),
            Percentile(counts, Measure.Handled, 50), Percentile(counts, Measure.Handled, 95), Percentile(counts, Measure.Margin, 50));
    }

    /// <summary>The smallest number that so many percent do not exceed: exact, because every number is kept with its count.</summary>
    private static int? Percentile(IEnumerable<FigureCount> counts, Measure measure, int percent)
    {
        var sorted = counts.Where(c => c.Measure == measure).GroupBy(c => int.Parse(c.Label, CultureInfo.InvariantCulture))
            .Select(g => (Number: g.Key, Count: g.Sum(c => c.Count))).OrderBy(c => c.Number).ToList();
        var rank = ((sorted.Sum(c => c.Count) * percent) + 99) / 100;
        foreach (var (number, count) in sorted)
        {
            if ((rank -= count) <= 0)
                return number;
        }

        return null;
    }
}
