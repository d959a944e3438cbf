using Hangfire;
using NodaTime;

namespace WorkflowGov.Runtime.Timers;

/// <summary>The job that seals a checkpoint every hour.</summary>
public sealed class CheckpointJob(ICheckpoints checkpoints, IClock clock)
{
    /// <summary>Seals what happened since the last one.</summary>
    /// <param name="cancellation">Given by Hangfire at shutdown.</param>
    /// <returns>A task that ends then.</returns>
    [AutomaticRetry(Attempts = 3)]
    public Task RunAsync(CancellationToken cancellation) => checkpoints.SealAsync(clock.GetCurrentInstant(), cancellation);
}
