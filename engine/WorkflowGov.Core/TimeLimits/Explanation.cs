using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// Why a clock falls due when it does, day by day; the same data for approver, supervisor and applicant.
/// </summary>
/// <param name="Clock">The clock.</param>
/// <param name="Due">Its due date; null while suspended, then the days end where counting stopped.</param>
/// <param name="Days">Each day from day 0 on; day 0 alone for limits in hours.</param>
/// <param name="Left">What is left of the limit, or of its last extension, where the days end; 0 unless suspended.</param>
/// <param name="Calendar">Version of the calendar.</param>
public sealed record Explanation(
    Clock Clock, DueDate? Due, ImmutableArray<ExplainedDay> Days, int Left, string Calendar)
{
    /// <summary>Explains a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The explanation.</returns>
    public static Explanation Of(Clock clock, WorkCalendar calendar)
    {
        var (days, left) = DayWalk.Of(clock, calendar);
        return new Explanation(clock, clock.Due(calendar), days, left, calendar.Version);
    }

    /// <summary>The explanation in Chinese, one clause for each thing that moved the date.</summary>
    /// <returns>The text.</returns>
    public string ToChinese() => string.Join('；', ExplanationText.Of(this).Select(t => t.Zh)) + "。";

    /// <summary>The explanation in English.</summary>
    /// <returns>The text.</returns>
    public string ToEnglish() => string.Join("; ", ExplanationText.Of(this).Select(t => t.En)) + ".";
}
