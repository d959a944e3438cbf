[assembly: AssemblyFixture(typeof(WorkflowGov.Acceptance.Tests.SharedServer))]

namespace WorkflowGov.Acceptance.Tests;

/// <summary>
/// One server for all tests that only ask and answer, side by side: they look for what they made themselves. A class that
/// moves the clock, or publishes, takes one of its own by <c>IClassFixture</c>.
/// </summary>
public sealed class SharedServer : IAsyncLifetime
{
    private RunningServer? running;

    internal RunningServer Running => running ?? throw new InvalidOperationException("No server.");

    public async ValueTask InitializeAsync() => running = await RunningServer.StartAsync();

    public ValueTask DisposeAsync() => running?.DisposeAsync() ?? default;
}
