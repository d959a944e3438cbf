using WorkflowGov.Runtime.Tests;

namespace WorkflowGov.Elsa.Tests;

/// <summary>Elsa by the suite that holds for all executors.</summary>
public sealed class ElsaExecutorTests(RealDatabase database) : ExecutorConformance(database)
{
    protected override int Plays => 4;

    protected override async Task<IFollower> StartAsync(string connection) => await ElsaFollower.StartAsync(connection);
}
