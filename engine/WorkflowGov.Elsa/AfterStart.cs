using Microsoft.Extensions.Hosting;

namespace WorkflowGov.Elsa;

/// <summary>Elsa makes its tables while the host starts: what reads them waits for that.</summary>
internal static class AfterStart
{
    public static async Task OfAsync(IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
