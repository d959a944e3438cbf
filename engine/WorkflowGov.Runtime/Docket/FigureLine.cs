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
/// <param name="MarginP95">95 % were decided with at least so many working days of the promise left, negative when late.</param>
/// <param name="StepMedian">Median of the working days a step took, by step only; counted since 2026-12.</param>
/// <param name="StepP95">95 % of the steps were done within so many working days, by step only.</param>
/// <param name="StepsTimed">Steps whose time is known, acceptance and delivery among them; by step only.</param>
public sealed record FigureLine(
    string Key, long Received, long Accepted, long Deemed, long Declined, long Corrections, long Granted, long Refused, long Revoked,
    long Delivered, long Closed, long InTime, long Late, long StatuteLate, long StepsDone, long StepsLate, long Returned, long Extended,
    long Amber, long Yellow, long Red, int? HandledMedian, int? HandledP95, int? MarginMedian,
    int? MarginP95 = null, int? StepMedian = null, int? StepP95 = null, long StepsTimed = 0)
{
    /// <summary>What the key is called: the item's name, the step's title, or the key itself.</summary>
    public string Name { get; init; } = Key;

    /// <summary>作出决定, in time or late.</summary>
    public long Decisions => InTime + Late;

    /// <summary>按时率, 0 to 1; null without a decision.</summary>
    public double? InTimeShare => Decisions == 0 ? null : (double)InTime / Decisions;


    /// <summary>Puts counts together, one line a key.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The lines, by key.</returns>
    public static IEnumerable<FigureLine> Of(IEnumerable<FigureCount> counts) => FigureSum.Of(counts).Select(s => s.Line());

    /// <summary>All counts as one line.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The line, with an empty key.</returns>
    public static FigureLine One(IEnumerable<FigureCount> counts) => FigureSum.Total(FigureSum.Of(counts)).Line();
}
