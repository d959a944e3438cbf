using System.Collections.Immutable;

namespace WorkflowGov.Runtime.Docket;

/// <summary>A figure that is a plain sum: what it counts, and the column that keeps it by item and day.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Measure">指标.</param>
/// <param name="Labels">Only these kinds; empty = all.</param>
internal sealed record FigureColumn(string Name, Measure Measure, params ImmutableArray<string> Labels)
{
    /// <summary>All of them, in the order of <see cref="FigureLine"/>.</summary>
    public static readonly ImmutableArray<FigureColumn> All =
    [
        new("received", Measure.Received), new("accepted", Measure.Accepted), new("deemed", Measure.Accepted, "Deemed"),
        new("declined", Measure.Declined), new("corrections", Measure.CorrectionRequested), new("granted", Measure.Decided, "Granted", "DeemedRenewed"),
        new("refused", Measure.Decided, "Refused"), new("revoked", Measure.Decided, "Revoked"), new("delivered", Measure.Delivered),
        new("closed", Measure.Closed), new("in_time", Measure.Promise, "InTime"), new("late", Measure.Promise, "Late"),
        new("statute_late", Measure.Statute, "Late"), new("steps_done", Measure.StepDone), new("steps_late", Measure.StepTime, "Late"),
        new("returned", Measure.Returned), new("extended", Measure.Extended), new("amber", Measure.Card, "Amber"),
        new("yellow", Measure.Card, "Yellow"), new("red", Measure.Card, "Red"),
    ];

    /// <summary>What is counted by its number of days, for medians and the like.</summary>
    public static readonly ImmutableArray<Measure> OfDays = [Measure.Handled, Measure.Margin, Measure.StepDays];

    private static readonly ILookup<Measure, int> ByMeasure = Enumerable.Range(0, All.Length).ToLookup(i => All[i].Measure);

    /// <summary>The columns that a count belongs to.</summary>
    /// <param name="measure">What was counted.</param>
    /// <param name="label">Its kind.</param>
    /// <returns>Their places in <see cref="All"/>.</returns>
    public static IEnumerable<int> Of(Measure measure, string label) =>
        ByMeasure[measure].Where(i => All[i].Labels.IsEmpty || All[i].Labels.Contains(label));
}
