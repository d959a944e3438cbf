using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>Why a day is counted or not.</summary>
public enum DayReason
{
    /// <summary>起算日: day 0, not counted (民法典 第二百零一条).</summary>
    DayZero,

    /// <summary>计入: an ordinary working day, or any day of a natural-day limit.</summary>
    Counted,

    /// <summary>计入: a make-up working day (调休上班).</summary>
    CountedMakeUp,

    /// <summary>不计: Saturday or Sunday.</summary>
    Weekend,

    /// <summary>不计: off by a notice.</summary>
    Holiday,

    /// <summary>不计: a special procedure.</summary>
    Suspended,

    /// <summary>不计: taken out by law or order.</summary>
    Excluded,

    /// <summary>顺延: the last day fell on a rest day (民法典 第二百零三条), and so does this one.</summary>
    Rolled,

    /// <summary>到期日 that isn't counted itself: the last day rolled to it, or a suspension ended on it.</summary>
    Landed,
}

/// <summary>One day of an explanation.</summary>
/// <param name="Date">The day.</param>
/// <param name="Reason">Why it is counted or not.</param>
/// <param name="Name">Holiday, ground of the suspension or basis of the exclusion; null otherwise.</param>
/// <param name="Notice">文号 behind it; null when there is none.</param>
/// <param name="Count">Days counted in this leg up to and including this one.</param>
/// <param name="Leg">0 for the limit itself, 1 for the first extension, and so on; each is counted from 1.</param>
public sealed record ExplainedDay(
    LocalDate Date, DayReason Reason, string? Name, string? Notice, int Count, int Leg = 0)
{
    /// <summary>Whether it was counted.</summary>
    public bool IsCounted => Reason is DayReason.Counted or DayReason.CountedMakeUp;
}
