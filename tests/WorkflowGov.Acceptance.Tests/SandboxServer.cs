namespace WorkflowGov.Acceptance.Tests;

/// <summary>A sandbox as integrators have it.</summary>
public sealed class SandboxServer : IAsyncLifetime
{
    internal RunningServer Running { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Running = await RunningServer.StartAsync(settings: new Dictionary<string, string> { ["Sandbox"] = "true" });

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
