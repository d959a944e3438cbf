using Hangfire;
using NodaTime;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Timers;

/// <summary>
/// Holds the rungs of all clocks against their cards, a few cases a minute and round again: armed = fired + cancelled +
/// superseded + pending. What it costs does not grow with what is open.
/// </summary>
/// <param name="store">Where the clocks are.</param>
public sealed class RungAudit(ISupervisionStore store)
{
    private const int CasesPerRun = 5_000;

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<(string Case, string Clock), UnbalancedClock> broken = [];
    private long after;

    /// <summary>Rounds over all cases since the start.</summary>
    public int Rounds { get; private set; }

    /// <summary>Clocks that did not add up when they were last looked at.</summary>
    public IReadOnlyList<UnbalancedClock> Broken
    {
        get
        {
            lock (broken)
                return [.. broken.Values];
        }
    }

    /// <summary>Looks at the next cases.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>True when this ended a round.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var (through, found) = await store.CheckRungsAsync(after, CasesPerRun, cancellation);
            lock (broken)
            {
                if (after == 0)
                    broken.Clear();
                foreach (var clock in found)
                    broken[(clock.Case, clock.Clock)] = clock;
            }

            after = through ?? 0;
            if (through is null)
                Rounds++;
            return through is null;
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>The job that runs it.</summary>
public sealed class RungAuditJob(RungAudit audit)
{
    /// <summary>Looks at the next cases.</summary>
    /// <param name="cancellation">Given by Hangfire at shutdown.</param>
    /// <returns>A task that ends then.</returns>
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken cancellation) => audit.RunOnceAsync(cancellation);
}

/// <summary>When somebody must look at the timers.</summary>
public static class TimerAlarm
{
    /// <summary>A rung may wait so long at most: a safety sweep runs every minute.</summary>
    public static readonly Duration LagMax = Duration.FromSeconds(90);

    /// <summary>What is wrong.</summary>
    /// <param name="lag">How long the oldest due rung has waited.</param>
    /// <param name="waiting">How many wait.</param>
    /// <param name="broken">Clocks whose rungs do not add up.</param>
    /// <returns>The alarm, or null when all is well.</returns>
    public static Text? Of(Duration lag, long waiting, int broken)
    {
        if (lag > LagMax)
        {
            return new Text(
                $"{waiting} 个时限节点到点未提示，最早的已迟 {lag.TotalSeconds:0} 秒：请检查 Hangfire 和数据库",
                $"{waiting} rungs are due and not raised, the oldest for {lag.TotalSeconds:0} s: look at Hangfire and the database");
        }

        return broken == 0 ? null : new Text($"{broken} 个时限的提示数对不上账，见 broken", $"The rungs of {broken} clocks do not add up, see 'broken'");
    }
}
