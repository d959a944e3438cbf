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

/// <summary>Who is told of a card.</summary>
public enum Told
{
    /// <summary>经办: whoever handles the case at the office that answers.</summary>
    Handler,

    /// <summary>部门负责人 of that office.</summary>
    Head,

    /// <summary>监察员.</summary>
    Supervisor,
}

/// <summary>When cards fall and who is told: policy data from <c>definitions/supervision.yaml</c>.</summary>
/// <param name="AmberPercent">预警 once this share of the limit is used …</param>
/// <param name="AmberDaysLeft">… or this many working days are left, whichever is first.</param>
/// <param name="RedAfterYellow">红牌 when a yellow card stays unanswered for so many working days.</param>
/// <param name="Yellow">Clocks whose breach is a 黄牌.</param>
/// <param name="Red">Clocks whose breach is a 红牌 at once.</param>
public sealed record LadderPolicy(
    int AmberPercent, int AmberDaysLeft, int RedAfterYellow, ImmutableArray<ClockKind> Yellow,
    ImmutableArray<ClockKind> Red)
{
    /// <summary>Who is told of each rung; nobody is told of one that is not named.</summary>
    public ImmutableDictionary<Rung, ImmutableArray<Told>> Tells { get; init; } = ImmutableDictionary<Rung, ImmutableArray<Told>>.Empty;

    /// <summary>Who is told of a rung.</summary>
    /// <param name="rung">The rung.</param>
    /// <returns>Whom.</returns>
    public ImmutableArray<Told> ToldOf(Rung rung) => Tells.GetValueOrDefault(rung, []);
}

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
        if (AmberAt(clock, due, calendar, policy) is { } amber)
            rungs.Add(new RungDue(Rung.Amber, amber));
        if (yellow)
            rungs.Add(new RungDue(Rung.Yellow, due.BreachAt));
        rungs.Add(new RungDue(
            Rung.Red,
            red
                ? due.BreachAt
                : ChinaTime.StartOfDay(calendar.AddWorkingDays(due.On, policy.RedAfterYellow).PlusDays(1))));
        return rungs.ToImmutable();
    }

    /// <summary>
    /// From when 预警 holds: so much used or so little left, whichever is first, from the start of that day. Never on
    /// day 0: a limit of one day warns on its last day, and 即办 does not warn.
    /// </summary>
    private static Instant? AmberAt(Clock clock, DueDate due, WorkCalendar calendar, LadderPolicy policy)
    {
        if (due.At is { } end && clock.IsCountedInHours)
            return end - (Duration.FromHours(clock.Budget.Amount) * (100 - policy.AmberPercent) / 100);
        if (due.On <= clock.StartedOn)
            return null;
        var length = clock.WorkingDaysInAll ?? calendar.WorkingDaysBetween(clock.StartedOn, due.On);
        var tail = Math.Max(length - (((length * policy.AmberPercent) + 99) / 100), policy.AmberDaysLeft);
        var amber = calendar.AddWorkingDays(due.On, -tail);
        return ChinaTime.StartOfDay(length <= tail || amber <= clock.StartedOn ? due.On : amber);
    }
}
