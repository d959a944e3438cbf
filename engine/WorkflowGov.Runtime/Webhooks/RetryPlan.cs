using NodaTime;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>When a delivery that failed is tried again: seconds first, half a day at last, three days in all.</summary>
public static class RetryPlan
{
    /// <summary>How long a delivery is tried, from its first attempt.</summary>
    public static readonly Duration GiveUpAfter = Duration.FromDays(3);

    private const double JitterPart = 0.2;
    private static readonly Duration Shortest = Duration.FromSeconds(5);
    private static readonly Duration Longest = Duration.FromHours(12);

    /// <summary>When to try again: each wait is twice the time since the first attempt.</summary>
    /// <param name="firstTriedAt">When the first attempt was.</param>
    /// <param name="now">Now.</param>
    /// <param name="chance">0 to 1: spreads what failed together, ±20 %.</param>
    /// <returns>The next attempt, or null to give up.</returns>
    public static Instant? Next(Instant firstTriedAt, Instant now, double chance)
    {
        var since = now - firstTriedAt;
        if (since >= GiveUpAfter)
            return null;
        var wait = Duration.Min(Duration.Max(since * 2, Shortest), Longest) * (1 + (JitterPart * ((2 * chance) - 1)));
        // The last attempt is made when the three days are over, not before.
        return now + Duration.Min(wait, Duration.Max(GiveUpAfter - since, Shortest));
    }
}
