using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>
/// The conventions C1–C6 as a definition, not as an algorithm: the due day of a leg is the first day that satisfies all
/// of them. Tries every day, counts every day, shares no code with the engine.
/// </summary>
internal static class SlowCount
{
    private const int DaysMax = 4000;

    public static LocalDate? Due(Clock clock, Func<LocalDate, bool> isWorkingDay)
    {
        var interrupted = clock.Ledger.LastOrDefault(e => e is LedgerEntry.Interrupted) as LedgerEntry.Interrupted;
        var from = interrupted is null ? -1 : clock.Ledger.LastIndexOf(interrupted);
        var extensions = clock.Ledger.Skip(from + 1).OfType<LedgerEntry.Extended>().ToList();
        var day0 = interrupted?.On ?? clock.StartedOn;
        LocalDate? due = FirstDay(clock, day0, clock.Budget, extensions.FirstOrDefault(), isWorkingDay);
        for (var i = 0; i < extensions.Count && due is { } on; i++)
            due = FirstDay(clock, on, extensions[i].By, extensions.ElementAtOrDefault(i + 1), isWorkingDay);
        return due;
    }

    /// <summary>The end of a limit in hours that began on the hour; null while suspended.</summary>
    public static Instant? EndInHours(Clock clock)
    {
        var again = clock.Ledger.OfType<LedgerEntry.Interrupted>().LastOrDefault();
        var at = again is null ? clock.StartedAt!.Value : ChinaTime.StartOfDay(again.On.PlusDays(1));
        var suspensions = Suspensions(clock).ToList();
        var exclusions = clock.Ledger.OfType<LedgerEntry.Excluded>().ToList();
        var left = clock.Budget.Amount;
        for (var hours = 0; hours < DaysMax * 24; hours++)
        {
            var day = ChinaTime.DateOf(at);
            var isCounted = !exclusions.Any(e => e.From <= day && day <= e.Through)
                && !suspensions.Any(s => s.S < day && (s.E is null || day <= s.E));
            left -= isCounted && left > 0 ? 1 : 0;
            at += Duration.FromHours(1);
            var next = ChinaTime.DateOf(at);
            var isHeldOpen = exclusions.Any(e => e.From < next && next <= e.Through)
                || suspensions.Any(s => s.S < next && (s.E is null || next <= s.E));
            if (left == 0 && (next == day ? isCounted : !isHeldOpen))
                return at;
        }

        return null;
    }

    /// <summary>Ledgers pair a suspension with the resumption that follows it.</summary>
    private static IEnumerable<(LocalDate S, LocalDate? E)> Suspensions(Clock clock)
    {
        for (var i = 0; i < clock.Ledger.Length; i++)
        {
            if (clock.Ledger[i] is LedgerEntry.Suspended s)
                yield return (s.On, clock.Ledger.Skip(i).OfType<LedgerEntry.Resumed>().FirstOrDefault()?.On);
        }
    }

    private static LocalDate? FirstDay(
        Clock clock, LocalDate day0, TimeLimit limit, LedgerEntry.Extended? next, Func<LocalDate, bool> isWorkingDay)
    {
        var suspensions = Suspensions(clock).ToList();
        var exclusions = clock.Ledger.OfType<LedgerEntry.Excluded>().ToList();
        var units = limit.Unit switch
        {
            LimitUnit.Months => Period.DaysBetween(day0, day0.PlusMonths(limit.Amount)),
            LimitUnit.Years => Period.DaysBetween(day0, day0.PlusYears(limit.Amount)),
            _ => limit.Amount,
        };
        bool IsExcluded(LocalDate d) => exclusions.Any(e => e.From <= d && d <= e.Through);
        bool Counts(LocalDate d) => !IsExcluded(d)
            && !suspensions.Any(s => s.S < d && (s.E is null || d <= s.E))
            && (limit.Unit != LimitUnit.WorkingDays || isWorkingDay(d));

        // Standing still on that day, unless an extension granted by then goes on from it.
        bool StandsStill(LocalDate d) =>
            suspensions.Any(s => s.S <= d && (s.E is null || d < s.E) && !(next is not null && next.On <= s.S));

        var counted = 0;
        for (var i = 0; i < DaysMax; i++)
        {
            var day = day0.PlusDays(i);
            if (i > 0 && Counts(day))
                counted++;
            var onTheSpot = i == 0 && units == 0 && limit.Unit == LimitUnit.WorkingDays;
            if (counted >= units && (onTheSpot || isWorkingDay(day)) && !IsExcluded(day) && !StandsStill(day))
                return day;
        }

        return null;
    }
}
