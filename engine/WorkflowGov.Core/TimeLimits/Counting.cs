using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// How due dates are counted (conventions C1–C6). Without a ledger a working-day limit is two look-ups and allocates
/// nothing; with one, the count is repeated until the days taken out before the due date are all added back.
/// </summary>
internal static class Counting
{
    public static LocalDate DueOn(Clock clock, WorkCalendar calendar)
    {
        if (clock.Ledger.IsEmpty)
            return Rolled(clock.Budget, Raw(clock.StartedOn, clock.Budget, 0, calendar), calendar);
        var start = clock.StartedOn;
        foreach (var entry in clock.Ledger)
        {
            if (entry is LedgerEntry.Interrupted again)
                start = again.On;
        }

        var gaps = Gaps.Of(clock, start);
        var due = Advance(start, clock.Budget, gaps, calendar);
        foreach (var entry in clock.Ledger)
        {
            if (entry is LedgerEntry.Extended extended && extended.On >= start)
                due = Advance(due, extended.By, gaps, calendar);
        }

        return due;
    }

    /// <summary>Days counted from day 0 in a unit that is paused by days.</summary>
    private static LocalDate Advance(LocalDate start, TimeLimit limit, Gaps gaps, WorkCalendar calendar)
    {
        var due = Raw(start, limit, 0, calendar);
        for (var added = 0; ;)
        {
            var taken = gaps.TakenOut(start, due, limit.Unit, calendar);
            if (taken == added)
                break;
            added = taken;
            due = Raw(start, limit, added, calendar);
        }

        due = Rolled(limit, due, calendar);
        return gaps.EndOfGapBegunOn(due) is { } end && end > due
            ? Advance(calendar.Roll(end), TimeLimit.AtOnce, gaps, calendar)
            : due;
    }

    private static LocalDate Raw(LocalDate start, TimeLimit limit, int added, WorkCalendar calendar) => limit.Unit switch
    {
        LimitUnit.WorkingDays => calendar.AddWorkingDays(start, limit.Amount + added),
        LimitUnit.NaturalDays => start.PlusDays(limit.Amount + added),
        LimitUnit.Months => start.PlusMonths(limit.Amount).PlusDays(added),
        LimitUnit.Years => start.PlusYears(limit.Amount).PlusDays(added),
        LimitUnit.Hours => start.PlusDays(((limit.Amount + 23) / 24) + added),
        _ => throw new InvalidOperationException($"Unknown unit {limit.Unit}."),
    };

    /// <summary>A natural-day or month limit that ends on a rest day ends on the day after the holiday (C4).</summary>
    private static LocalDate Rolled(TimeLimit limit, LocalDate due, WorkCalendar calendar) =>
        limit.Unit is LimitUnit.NaturalDays or LimitUnit.Months or LimitUnit.Years ? calendar.Roll(due) : due;

    /// <summary>Days that are not counted: (S, E] of each suspension and [From, Through] of each exclusion.</summary>
    internal sealed class Gaps
    {
        private readonly List<(LocalDate After, LocalDate Through)> spans;
        private readonly List<(LocalDate On, LocalDate Until)> suspensions;

        private Gaps(List<(LocalDate After, LocalDate Through)> spans, List<(LocalDate On, LocalDate Until)> suspensions) =>
            (this.spans, this.suspensions) = (spans, suspensions);

        public static Gaps Of(Clock clock, LocalDate start)
        {
            var found = new List<(LocalDate After, LocalDate Through)>();
            var suspensions = new List<(LocalDate On, LocalDate Until)>();
            LedgerEntry.Suspended? open = null;
            foreach (var entry in clock.Ledger)
            {
                switch (entry)
                {
                    case LedgerEntry.Suspended suspended:
                        open = suspended;
                        break;
                    case LedgerEntry.Resumed resumed when open is not null:
                        found.Add((open.On, resumed.On));
                        suspensions.Add((open.On, resumed.On));
                        open = null;
                        break;
                    case LedgerEntry.Excluded excluded:
                        found.Add((excluded.From.PlusDays(-1), excluded.Through));
                        break;
                    default:
                        break;
                }
            }

            if (open is not null)
                found.Add((open.On, WorkCalendar.Last));
            return new Gaps(Union(found.Where(s => s.Through > start)), suspensions);
        }

        /// <summary>Days in (start, due] that are not counted, in the limit's own unit.</summary>
        public int TakenOut(LocalDate start, LocalDate due, LimitUnit unit, WorkCalendar calendar)
        {
            var taken = 0;
            foreach (var (after, through) in spans)
            {
                var from = LocalDate.Max(after, start);
                var to = LocalDate.Min(through, due);
                if (to > from)
                    taken += unit == LimitUnit.WorkingDays ? calendar.WorkingDaysBetween(from, to) : Period.DaysBetween(from, to);
            }

            return taken;
        }

        /// <summary>A suspension begun on the due day itself: the decision falls due on the day it ends (C5).</summary>
        public LocalDate? EndOfGapBegunOn(LocalDate due)
        {
            foreach (var (on, until) in suspensions)
            {
                if (on == due && until > due)
                    return until;
            }

            return null;
        }

        public bool Covers(LocalDate date) => spans.Any(s => date > s.After && date <= s.Through);

        private static List<(LocalDate After, LocalDate Through)> Union(IEnumerable<(LocalDate After, LocalDate Through)> found)
        {
            var union = new List<(LocalDate After, LocalDate Through)>();
            foreach (var span in found.OrderBy(s => s.After))
            {
                if (union.Count > 0 && span.After <= union[^1].Through)
                    union[^1] = (union[^1].After, LocalDate.Max(union[^1].Through, span.Through));
                else
                    union.Add(span);
            }

            return union;
        }
    }
}
