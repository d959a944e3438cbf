using System.Runtime.InteropServices;
using NodaTime;
using WorkflowGov.Core.Calendars;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// How due dates are counted (conventions C1–C6): by stretches, not by days, and without allocating. A budget and each
/// extension are legs; a leg ends at its due date and the next begins there. Stretches that aren't counted (suspended,
/// excluded) are met in order and cut the leg in two.
/// </summary>
internal ref struct Counting
{
    private readonly WorkCalendar calendar;
    private readonly ReadOnlySpan<LedgerEntry> ledger;
    private int nextLeg;

    /// <summary>Everything up to and including this day is counted or taken out.</summary>
    private LocalDate position;
    private int left;
    private bool inWorkingDays;

    /// <summary>A last day of rest moves on to the next working day (C4); hours run through.</summary>
    private bool rolls;

    /// <summary>Once nothing is left: the first day that can be the due date if it is a working day.</summary>
    private LocalDate? floor;

    private Counting(Clock clock, WorkCalendar calendar)
    {
        this.calendar = calendar;
        ledger = clock.Ledger.AsSpan();
        var begin = clock.StartedOn;
        for (var i = 0; i < ledger.Length; i++)
        {
            if (ledger[i] is not LedgerEntry.Interrupted interrupted)
                continue;
            begin = interrupted.On;
            nextLeg = i + 1;
        }

        Begin(begin, clock.Budget);
    }

    /// <summary>The due day, or null while suspended.</summary>
    public static LocalDate? DueOn(Clock clock, WorkCalendar calendar) => new Counting(clock, calendar).Run();

    private LocalDate? Run()
    {
        while (true)
        {
            var landing = Landing();
            if (!FindGap(landing, out var gap))
            {
                if (!NextLeg(out var extension))
                    return landing;
                Begin(landing, extension.By);
                continue;
            }

            if (gap.Through is not { } through)
                return null;
            Cut(gap.After, through, gap.IsSuspension);
        }
    }

    private void Begin(LocalDate day0, TimeLimit limit)
    {
        position = day0;
        floor = null;
        inWorkingDays = limit.Unit == LimitUnit.WorkingDays;
        rolls = limit.Unit != LimitUnit.Hours;
        left = limit.Unit switch
        {
            LimitUnit.Months => Period.DaysBetween(day0, day0.PlusMonths(limit.Amount)),
            LimitUnit.Years => Period.DaysBetween(day0, day0.PlusYears(limit.Amount)),
            LimitUnit.Hours => (limit.Amount + 23) / 24,
            _ => limit.Amount,
        };
    }

    /// <summary>Where the leg ends if nothing more comes between.</summary>
    private readonly LocalDate Landing()
    {
        if (floor is { } earliest)
            return rolls ? calendar.Roll(earliest) : earliest;
        if (inWorkingDays)
            return calendar.AddWorkingDays(position, left);
        var last = position.PlusDays(left);
        return rolls ? calendar.Roll(last) : last;
    }

    /// <summary>
    /// Whether the stretch touches the leg. A suspension may begin on the due day itself: then nothing is left and the
    /// act falls due when it ends (C5) – unless an extension approved by then goes on counting.
    /// </summary>
    private readonly bool Meets(Gap gap, LocalDate landing)
    {
        if (!gap.IsSuspension)
            return landing > gap.After;
        if (landing < gap.After)
            return false;
        return LeftAt(gap.After) > 0 || nextLeg >= ledger.Length || !ExtendedBy(gap.After);
    }

    private readonly int LeftAt(LocalDate day)
    {
        if (floor is not null)
            return 0;
        if (day <= position)
            return left;
        var used = inWorkingDays ? calendar.WorkingDaysBetween(position, day) : Period.DaysBetween(position, day);
        return Math.Max(0, left - used);
    }

    private readonly bool ExtendedBy(LocalDate day)
    {
        for (var i = nextLeg; i < ledger.Length; i++)
        {
            if (ledger[i] is LedgerEntry.Extended extended)
                return extended.On <= day;
        }

        return false;
    }

    private bool NextLeg(out LedgerEntry.Extended extension)
    {
        while (nextLeg < ledger.Length)
        {
            if (ledger[nextLeg++] is not LedgerEntry.Extended extended)
                continue;
            extension = extended;
            return true;
        }

        extension = null!;
        return false;
    }

    private void Cut(LocalDate after, LocalDate through, bool isSuspension)
    {
        left = LeftAt(after);
        position = LocalDate.Max(position, through);
        if (left == 0)
            floor = isSuspension ? through : through.PlusDays(1);
    }

    /// <summary>The earliest stretch, not counted and not settled yet, that touches the leg.</summary>
    private readonly bool FindGap(LocalDate landing, out Gap earliest)
    {
        earliest = default;
        var found = false;
        for (var i = 0; i < ledger.Length; i++)
        {
            if (GapAt(i) is not { } gap || !IsAhead(gap) || !Meets(gap, landing))
                continue;
            if (found && gap.After >= earliest.After)
                continue;
            earliest = gap;
            found = true;
        }

        return found;
    }

    /// <summary>An exclusion may also cover the very day on which a leg with nothing left would land.</summary>
    private readonly bool IsAhead(Gap gap) =>
        gap.Through is not { } through
        || through > position
        || (!gap.IsSuspension && left == 0 && through >= (floor ?? position));

    private readonly Gap? GapAt(int i)
    {
        if (ledger[i] is LedgerEntry.Excluded excluded)
            return new Gap(excluded.From.PlusDays(-1), excluded.Through, false);
        if (ledger[i] is not LedgerEntry.Suspended suspended)
            return null;
        for (var j = i + 1; j < ledger.Length; j++)
        {
            if (ledger[j] is LedgerEntry.Resumed resumed)
                return new Gap(suspended.On, resumed.On, true);
        }

        return new Gap(suspended.On, null, true);
    }

    /// <summary>(After, Through]: a stretch of days that aren't counted; no end = still open.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Gap(LocalDate After, LocalDate? Through, bool IsSuspension);
}
