using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>到期日, inclusive: the act is in time until the end of this local day.</summary>
/// <param name="On">The day.</param>
/// <param name="Provisional">It rests on a year without a published calendar and will be counted again (C12).</param>
/// <param name="At">Exact end of a limit in hours, or of the day where it ends with office hours; null = the day ends at 24:00.</param>
public readonly record struct DueDate(LocalDate On, bool Provisional, Instant? At = null)
{
    /// <summary>超期 from this instant on: the next local midnight (C3), or the exact end.</summary>
    public Instant BreachAt => At ?? ChinaTime.StartOfDay(On.PlusDays(1));

    /// <summary>Whether an act is in time.</summary>
    /// <param name="act">When it was done.</param>
    /// <param name="closes">
    /// 停止业务活动的时间, where it ends the day (民法典 第二百零三条): filings at a window, and items that say so. Null = 24:00,
    /// for acts of the agency and filings online.
    /// </param>
    /// <returns>True when in time.</returns>
    public bool IsMetBy(Instant act, LocalTime? closes = null) =>
        act < BreachAt && (closes is not { } time || act <= ChinaTime.At(On, time));
}
