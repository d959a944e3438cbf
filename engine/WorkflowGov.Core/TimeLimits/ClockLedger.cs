using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <content>Readings of the ledger that explanations and supervision ask for.</content>
public sealed partial record Clock
{
    /// <summary>In hours from an exact instant, extensions included; else hours are days, rounded up.</summary>
    internal bool IsCountedInHours => Budget.Unit == LimitUnit.Hours && StartedAt is not null
        && Extensions.All(e => e.By.Unit == LimitUnit.Hours);

    /// <summary>The suspension that has not ended, or null.</summary>
    internal LedgerEntry.Suspended? OpenSuspension
    {
        get
        {
            for (var i = Ledger.Length - 1; i >= 0; i--)
            {
                if (Ledger[i] is LedgerEntry.Resumed)
                    return null;
                if (Ledger[i] is LedgerEntry.Suspended open)
                    return open;
            }

            return null;
        }
    }

    /// <summary>Nothing may be entered before this day.</summary>
    internal LocalDate LastEntryOn
    {
        get
        {
            var last = StartedOn;
            foreach (var entry in Ledger)
            {
                var on = entry switch
                {
                    LedgerEntry.Suspended e => e.On,
                    LedgerEntry.Resumed e => e.On,
                    LedgerEntry.Interrupted e => e.On,
                    LedgerEntry.Extended e => e.On,
                    _ => last,
                };
                last = LocalDate.Max(last, on);
            }

            return last;
        }
    }

    /// <summary>The day 0 that counts: of the last interruption, if there was one.</summary>
    internal LocalDate DayZero => Ledger.OfType<LedgerEntry.Interrupted>().LastOrDefault()?.On ?? StartedOn;

    /// <summary>The extensions that count: those since the last interruption.</summary>
    internal ImmutableArray<LedgerEntry.Extended> Extensions
    {
        get
        {
            var from = Ledger.Length;
            while (from > 0 && Ledger[from - 1] is not LedgerEntry.Interrupted)
                from--;
            return [.. Ledger.Skip(from).OfType<LedgerEntry.Extended>()];
        }
    }

    /// <summary>Budget and extensions together, for a clock that is all in working days; null for others.</summary>
    internal int? WorkingDaysInAll
    {
        get
        {
            var extensions = Extensions;
            var inWorkingDays = Budget.Unit == LimitUnit.WorkingDays
                && extensions.All(e => e.By.Unit == LimitUnit.WorkingDays);
            return inWorkingDays ? Budget.Amount + extensions.Sum(e => e.By.Amount) : null;
        }
    }

    /// <summary>The suspension in which a day is not counted, or null.</summary>
    /// <param name="date">The day.</param>
    /// <param name="begunBy">Only one that began on or before this day; null = any.</param>
    /// <returns>The entry and its last day, which is null while open.</returns>
    internal Suspension? SuspensionOver(LocalDate date, LocalDate? begunBy = null)
    {
        for (var i = 0; i < Ledger.Length; i++)
        {
            if (Ledger[i] is not LedgerEntry.Suspended suspended || suspended.On >= date || suspended.On > begunBy)
                continue;
            var through = Ledger.Skip(i).OfType<LedgerEntry.Resumed>().FirstOrDefault()?.On;
            if (through is null || through >= date)
                return new Suspension(suspended, through);
        }

        return null;
    }

    /// <summary>The exclusion that takes a day out, or null.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The entry, or null.</returns>
    internal LedgerEntry.Excluded? ExclusionOver(LocalDate date) =>
        Ledger.OfType<LedgerEntry.Excluded>().FirstOrDefault(e => e.From <= date && date <= e.Through);

    /// <summary>A suspension with the day on which it ended.</summary>
    /// <param name="Entry">Its beginning.</param>
    /// <param name="Through">Last day not counted; null while open.</param>
    internal sealed record Suspension(LedgerEntry.Suspended Entry, LocalDate? Through);
}
