using NodaTime;

namespace WorkflowGov.Runtime;

/// <summary>
/// The one clock of a demo or sandbox for the whole program: real time plus what it was moved ahead. Only moves forward,
/// so that nothing that happened lies in the future.
/// </summary>
public sealed class DemoClock(Duration ahead) : IClock
{
    private long ahead = (long)ahead.TotalMilliseconds;

    /// <summary>How far ahead of real time.</summary>
    public Duration Ahead => Duration.FromMilliseconds(Interlocked.Read(ref ahead));

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;

    /// <summary>Moves the clock to where it stands in the database; never back.</summary>
    /// <param name="to">How far ahead of real time.</param>
    /// <returns>Whether it moved.</returns>
    public bool MoveTo(Duration to)
    {
        var wanted = (long)to.TotalMilliseconds;
        for (var now = Interlocked.Read(ref ahead); now < wanted; now = Interlocked.Read(ref ahead))
        {
            if (Interlocked.CompareExchange(ref ahead, wanted, now) == now)
                return true;
        }

        return false;
    }
}
