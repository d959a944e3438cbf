using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>
/// Derives the end of a limit in hours: from the instant it began, every hour counts (民法典 第二百零一条), and whole days
/// that are suspended or excluded push it on.
/// </summary>
internal static class HourCount
{
    /// <summary>The last day and the exact end; no day while suspended.</summary>
    public static (LocalDate? On, Instant End) EndOf(Clock clock)
    {
        var position = clock.StartedAt!.Value;
        var left = Duration.FromHours(clock.Budget.Amount);
        var ledger = clock.Ledger;
        foreach (var entry in ledger)
        {
            if (entry is LedgerEntry.Interrupted again)
                (position, left) = (ChinaTime.StartOfDay(again.On.PlusDays(1)), Duration.FromHours(clock.Budget.Amount));
            else if (entry is LedgerEntry.Extended extended)
                left += Duration.FromHours(extended.By.Amount);
        }

        // A suspension served on the last day still holds the limit open (C5); days taken out after it change nothing.
        while (NextGap(ledger.AsSpan(), position, out var from, out var through, out var isSuspension)
            && (from < position + left || (isSuspension && from == position + left)))
        {
            if (through is not { } to)
                return (null, Instant.MaxValue);
            left -= from > position ? from - position : Duration.Zero;
            position = to;
        }

        var end = position + left;
        return (ChinaTime.DateOf(end - Duration.Epsilon), end);
    }

    private static bool NextGap(
        ReadOnlySpan<LedgerEntry> ledger, Instant position, out Instant from, out Instant? through, out bool isSuspension)
    {
        (from, through, isSuspension) = (Instant.MaxValue, null, false);
        for (var i = 0; i < ledger.Length; i++)
        {
            var (first, last) = ledger[i] switch
            {
                LedgerEntry.Excluded e => (ChinaTime.StartOfDay(e.From), ChinaTime.StartOfDay(e.Through.PlusDays(1))),
                LedgerEntry.Suspended e => (ChinaTime.StartOfDay(e.On.PlusDays(1)), ResumedAt(ledger, i)),
                _ => (Instant.MaxValue, (Instant?)Instant.MinValue),
            };
            if ((last is null || last > position) && first < from)
                (from, through, isSuspension) = (first, last, ledger[i] is LedgerEntry.Suspended);
        }

        return from != Instant.MaxValue;
    }

    private static Instant? ResumedAt(ReadOnlySpan<LedgerEntry> ledger, int suspended)
    {
        for (var j = suspended + 1; j < ledger.Length; j++)
        {
            if (ledger[j] is LedgerEntry.Resumed resumed)
                return ChinaTime.StartOfDay(resumed.On.PlusDays(1));
        }

        return null;
    }
}
