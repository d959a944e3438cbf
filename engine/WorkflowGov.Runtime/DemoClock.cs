using NodaTime;

namespace WorkflowGov.Runtime;

/// <summary>
/// The demo's one clock for the whole program: real time plus what it was moved ahead. Only moves forward, so that
/// nothing that happened lies in the future.
/// </summary>
public sealed class DemoClock(Duration ahead) : IClock
{
    private long ahead = (long)ahead.TotalMilliseconds;

    /// <summary>How far ahead of real time.</summary>
    public Duration Ahead => Duration.FromMilliseconds(Interlocked.Read(ref ahead));

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;

    /// <summary>Moves the clock ahead.</summary>
    /// <param name="by">How far; never back.</param>
    /// <returns>How far ahead of real time it is now.</returns>
    public Duration Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        return Duration.FromMilliseconds(Interlocked.Add(ref ahead, (long)by.TotalMilliseconds));
    }
}
