using NodaTime;

namespace WorkflowGov.Runtime.Docket;

/// <summary>统计指标: what supervision counts. The names are stored and must not change.</summary>
public enum Measure
{
    /// <summary>收件.</summary>
    Received,

    /// <summary>受理; label: empty, Deemed (视为受理) or Deficient (容缺受理).</summary>
    Accepted,

    /// <summary>补正告知.</summary>
    CorrectionRequested,

    /// <summary>补正 of one material; label: the material's key.</summary>
    Defect,

    /// <summary>不予受理; label: the ground.</summary>
    Declined,

    /// <summary>决定; label: Granted, Refused, Revoked or DeemedRenewed.</summary>
    Decided,

    /// <summary>承诺时限 at the decision; label: InTime or Late.</summary>
    Promise,

    /// <summary>法定时限 at the decision; label: InTime or Late.</summary>
    Statute,

    /// <summary>办理工作日 from acceptance to decision, special procedures left out; label: the number.</summary>
    Handled,

    /// <summary>Working days of the promise left at the decision, negative when late; label: the number.</summary>
    Margin,

    /// <summary>送达.</summary>
    Delivered,

    /// <summary>End of a case, of whatever kind; label: the status.</summary>
    Closed,

    /// <summary>Ended with a standing yellow or red card of the statutory or promised limit; the day is that of the end.</summary>
    ClosedLate,

    /// <summary>环节办结; label: the outcome.</summary>
    StepDone,

    /// <summary>环节时限 of a step that was done; label: InTime or Late.</summary>
    StepTime,

    /// <summary>环节用时: working days from the day a step was entered to the day it was done; label: the number. Counted since 2026-12.</summary>
    StepDays,

    /// <summary>退回; label: the outcome that returned.</summary>
    Returned,

    /// <summary>退回理由; label: the reason's code and the material it names, see <see cref="NamedFor"/>. Counted since 2026-12.</summary>
    ReturnedFor,

    /// <summary>补正 of one material for one reason; label: the material and the 受理标准 it failed, none when it was missing. Counted since 2026-12.</summary>
    DefectFor,

    /// <summary>延长.</summary>
    Extended,

    /// <summary>预警、黄牌、红牌 that stand; label: the rung.</summary>
    Card,

    /// <summary>在办, now: the day is the promised due date; label: status and worst card.</summary>
    Open,

    /// <summary>被拒操作; label: the rule.</summary>
    RefusedAttempt,
}

/// <summary>What is counted: a measure with its dimensions; empty text = all of them together.</summary>
/// <param name="Measure">指标.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Office">Who answers for it.</param>
/// <param name="Step">环节.</param>
/// <param name="Label">What tells kinds of one measure apart.</param>
public readonly record struct Series(Measure Measure, string Authority, string Item, string Office, string Step, string Label)
{
    /// <summary>The same over all items and steps of the authority.</summary>
    /// <returns>The sum's series.</returns>
    public Series OverItems() => this with { Item = string.Empty, Step = string.Empty };

    /// <summary>The same over everything that measure and label do not tell apart.</summary>
    /// <returns>The sum's series.</returns>
    public Series OverAll() => new(Measure, string.Empty, string.Empty, string.Empty, string.Empty, Label);

    /// <summary>All series that a count adds to: its own, its authority's, its step's over all items of the authority, and that of all.</summary>
    internal IEnumerable<Series> Levels()
    {
        yield return this;
        yield return OverItems();
        if (Step.Length > 0)
            yield return this with { Item = string.Empty };
        yield return OverAll();
    }
}

/// <summary>The label of what names two things, the second perhaps not.</summary>
internal static class NamedFor
{
    private const char Between = '|';

    public static string Label(string first, string? second) => $"{first}{Between}{second}";

    public static (string First, string? Second) Read(string label)
    {
        var at = label.IndexOf(Between, StringComparison.Ordinal);
        return (label[..at], at + 1 == label.Length ? null : label[(at + 1)..]);
    }
}

/// <summary>Counts by series and day.</summary>
public sealed class Tally
{
    /// <summary>The day of what has none: open without a promised due date.</summary>
    public static readonly LocalDate NoDay = new(9999, 12, 31);

    private readonly Dictionary<(Series Series, LocalDate Day), int> counts = [];

    /// <summary>What is counted, zeros left out.</summary>
    public IEnumerable<(Series Series, LocalDate Day, int Count)> Counts =>
        counts.Where(c => c.Value != 0).Select(c => (c.Key.Series, c.Key.Day, c.Value));

    /// <summary>Counts for the item, for its authority as a whole and for all.</summary>
    /// <param name="series">What.</param>
    /// <param name="day">On which day.</param>
    /// <param name="by">How many; negative takes away.</param>
    public void Add(Series series, LocalDate day, int by)
    {
        foreach (var level in series.Levels())
            AddOne((level, day), by);
    }

    /// <summary>Adds another tally.</summary>
    /// <param name="other">The other.</param>
    public void Add(Tally other)
    {
        foreach (var (key, count) in other.counts)
            AddOne(key, count);
    }

    private void AddOne((Series, LocalDate) key, int by) =>
        counts[key] = counts.GetValueOrDefault(key) + by;
}
