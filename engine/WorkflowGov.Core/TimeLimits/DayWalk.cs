using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// Counts a clock day by day and keeps what became of each day. Slow and plain on purpose: it does not use
/// <see cref="Counting"/>, so that an explanation is a second count, not a repetition of the first.
/// </summary>
internal sealed class DayWalk
{
    private readonly Clock clock;
    private readonly WorkCalendar calendar;
    private readonly ImmutableArray<ExplainedDay>.Builder days = ImmutableArray.CreateBuilder<ExplainedDay>();
    private LocalDate day;
    private int count;
    private int leg;
    private bool isSuspended;

    private DayWalk(Clock clock, WorkCalendar calendar) => (this.clock, this.calendar) = (clock, calendar);

    /// <summary>
    /// The days from day 0 through the due day, or through the last day before an open suspension, and how much was then
    /// left of the leg; day 0 alone for limits in exact hours.
    /// </summary>
    public static (ImmutableArray<ExplainedDay> Days, int Left) Of(Clock clock, WorkCalendar calendar)
    {
        var walk = new DayWalk(clock, calendar);
        var left = walk.Run();
        return (walk.days.ToImmutable(), left);
    }

    private int Run()
    {
        day = clock.DayZero;
        Note(DayReason.DayZero);
        if (clock.IsCountedInHours)
            return 0;
        if (clock.FixedDue is { } end)
            return Until(end);
        var extensions = clock.Extensions;
        var left = Walk(clock.Budget, extensions.FirstOrDefault());
        for (var i = 0; i < extensions.Length && !isSuspended; i++)
        {
            leg = i + 1;
            count = 0;
            left = Walk(extensions[i].By, i + 1 < extensions.Length ? extensions[i + 1] : null);
        }

        return left;
    }

    private int Until(LocalDate end)
    {
        while (day < end)
        {
            day = day.PlusDays(1);
            count++;
            Note(DayReason.Counted);
        }

        return 0;
    }

    private int Walk(TimeLimit limit, LedgerEntry.Extended? next)
    {
        var inWorkingDays = limit.Unit == LimitUnit.WorkingDays;
        var budget = UnitsOf(limit);
        while (count < budget && !isSuspended)
            Step(inWorkingDays);
        if (!isSuspended)
            Land(limit.Unit is not (LimitUnit.WorkingDays or LimitUnit.Hours), limit.Unit != LimitUnit.Hours, next);
        return budget - count;
    }

    private int UnitsOf(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.Months => Period.DaysBetween(day, day.PlusMonths(limit.Amount)),
        LimitUnit.Years => Period.DaysBetween(day, day.PlusYears(limit.Amount)),
        LimitUnit.Hours => (limit.Amount + 23) / 24,
        _ => limit.Amount,
    };

    private void Step(bool inWorkingDays)
    {
        var next = day.PlusDays(1);
        var suspension = clock.SuspensionOver(next);
        if (suspension is { Through: null })
        {
            isSuspended = true;
            return;
        }

        day = next;
        var known = calendar.Describe(day);
        if (suspension is not null)
            Note(DayReason.Suspended, suspension.Entry.Ground.Name);
        else if (clock.ExclusionOver(day) is { } exclusion)
            Note(DayReason.Excluded, exclusion.Basis);
        else if (inWorkingDays && !known.IsWorkingDay)
            Note(known.Kind == DayKind.Holiday ? DayReason.Holiday : DayReason.Weekend, known.Name, known.Notice);
        else
        {
            count++;
            if (inWorkingDays && known.Kind == DayKind.MakeUpWorkingDay)
                Note(DayReason.CountedMakeUp, known.Name, known.Notice);
            else
                Note(DayReason.Counted);
        }
    }

    /// <summary>All is counted: finds the day, on or after the last one, that can be the due day.</summary>
    private void Land(bool mustWork, bool mustWorkLater, LedgerEntry.Extended? next)
    {
        while (true)
        {
            if (clock.SuspensionOver(day.PlusDays(1), begunBy: day) is { } suspension
                && !(next?.On <= suspension.Entry.On))
            {
                if (suspension.Through is not { } end)
                {
                    isSuspended = true;
                    return;
                }

                for (day = day.PlusDays(1); day < end; day = day.PlusDays(1))
                    Note(DayReason.Suspended, suspension.Entry.Ground.Name);
                mustWork = mustWorkLater;
                NoteLanded();
            }
            else if (clock.ExclusionOver(day) is { } exclusion)
            {
                mustWork = mustWorkLater;
                PassOver(DayReason.Excluded, exclusion.Basis);
            }
            else if (mustWork && !calendar.IsWorkingDay(day))
                PassOver(DayReason.Rolled);
            else
                return;
        }
    }

    /// <summary>The day can't be the due day; the last counted one keeps its place in the count.</summary>
    private void PassOver(DayReason reason, string? why = null)
    {
        if (days[^1].Reason == DayReason.Landed)
        {
            var known = calendar.Describe(day);
            days[^1] = days[^1] with { Reason = reason, Name = why ?? known.Name, Notice = why is null ? known.Notice : null };
        }

        day = day.PlusDays(1);
        NoteLanded();
    }

    private void NoteLanded()
    {
        var known = calendar.Describe(day);
        var isMakeUp = known.Kind == DayKind.MakeUpWorkingDay;
        Note(DayReason.Landed, isMakeUp ? known.Name : null, isMakeUp ? known.Notice : null);
    }

    private void Note(DayReason reason, string? name = null, string? notice = null) =>
        days.Add(new ExplainedDay(day, reason, name, notice, count, leg));
}
