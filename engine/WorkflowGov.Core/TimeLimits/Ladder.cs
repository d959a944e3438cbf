using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>A rung of the ladder of supervision (电子监察).</summary>
public enum Rung
{
    /// <summary>预警.</summary>
    Amber = 1,

    /// <summary>黄牌.</summary>
    Yellow = 2,

    /// <summary>红牌.</summary>
    Red = 3,
}

/// <summary>When cards fall: policy data from <c>definitions/supervision.yaml</c>.</summary>
/// <param name="AmberPercent">预警 once this share of the limit is used …</param>
/// <param name="AmberDaysLeft">… or this many working days are left, whichever is first.</param>
/// <param name="RedAfterYellow">红牌 when a yellow card stays unanswered for so many working days.</param>
/// <param name="Yellow">Clocks whose breach is a 黄牌.</param>
/// <param name="Red">Clocks whose breach is a 红牌 at once.</param>
public sealed record LadderPolicy(
    int AmberPercent, int AmberDaysLeft, int RedAfterYellow, ImmutableArray<ClockKind> Yellow,
    ImmutableArray<ClockKind> Red);

/// <summary>A rung and when it falls due.</summary>
/// <param name="Rung">Which.</param>
/// <param name="DueAt">From when.</param>
public readonly record struct RungDue(Rung Rung, Instant DueAt);

/// <summary>The rungs of a clock.</summary>
public static class Ladder
{
    /// <summary>The rungs of a running clock in order; none while it is suspended or stopped.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <param name="policy">When cards fall.</param>
    /// <returns>The rungs.</returns>
    public static ImmutableArray<RungDue> Rungs(Clock clock, WorkCalendar calendar, LadderPolicy policy)
    {
        var yellow = policy.Yellow.Contains(clock.Kind);
        var red = policy.Red.Contains(clock.Kind);
        if (clock.StoppedOn is not null || (!yellow && !red) || clock.Due(calendar) is not { } due)
            return [];
        var rungs = ImmutableArray.CreateBuilder<RungDue>(3);
        if (AmberOn(clock, due.On, calendar, policy) is { } amber)
            rungs.Add(new RungDue(Rung.Amber, ChinaTime.StartOfDay(amber)));
        if (yellow)
            rungs.Add(new RungDue(Rung.Yellow, due.BreachAt));
        rungs.Add(new RungDue(
            Rung.Red,
            red ? due.BreachAt : ChinaTime.StartOfDay(calendar.AddWorkingDays(due.On, policy.RedAfterYellow).PlusDays(1))));
        return rungs.ToImmutable();
    }

    /// <summary>
    /// The day on which 预警 begins. A limit of one day warns on its last day, not at once; 即办 does not warn.
    /// </summary>
    private static LocalDate? AmberOn(Clock clock, LocalDate due, WorkCalendar calendar, LadderPolicy policy)
    {
        if (clock.Budget.Amount == 0)
            return null;
        if (clock.Budget is { Unit: LimitUnit.WorkingDays, Amount: 1 } && clock.Ledger.IsEmpty)
            return due;
        var length = clock.Budget.Unit == LimitUnit.WorkingDays
            ? clock.Budget.Amount + clock.Ledger.OfType<LedgerEntry.Extended>().Sum(e => e.By.Amount)
            : calendar.WorkingDaysBetween(clock.StartedOn, due);
        var tail = Math.Max(length - (((length * policy.AmberPercent) + 99) / 100), policy.AmberDaysLeft);
        return calendar.AddWorkingDays(due, -tail);
    }
}
