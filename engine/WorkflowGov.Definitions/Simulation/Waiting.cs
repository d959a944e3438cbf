namespace WorkflowGov.Definitions.Simulation;

/// <summary>What waits at a step or for a role, measured in two ways that must agree (Little's law).</summary>
internal sealed class Waiting
{
    private long since;

    /// <summary>Entered.</summary>
    public long Count { get; private set; }

    /// <summary>Begun.</summary>
    public long Begun { get; private set; }

    /// <summary>Waiting now.</summary>
    public int Now { get; private set; }

    /// <summary>The most that ever waited.</summary>
    public int Most { get; private set; }

    /// <summary>Seconds waited by those that were begun.</summary>
    public double Waited { get; private set; }

    /// <summary>Number waiting, summed over seconds.</summary>
    public double Area { get; private set; }

    public void Enter(long time)
    {
        Pass(time);
        Count++;
        Most = Math.Max(Most, ++Now);
    }

    public void Begin(long time, long entered)
    {
        Leave(time);
        Begun++;
        Waited += time - entered;
    }

    /// <summary>Falls away without being begun.</summary>
    public void Leave(long time)
    {
        Pass(time);
        Now--;
    }

    public void Pass(long time)
    {
        Area += (double)Now * (time - since);
        since = time;
    }
}
