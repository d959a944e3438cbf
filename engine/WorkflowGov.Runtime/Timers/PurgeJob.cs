using Hangfire;
using NodaTime;

namespace WorkflowGov.Runtime.Timers;

/// <summary>The job that forgets, every hour, answers kept under idempotency keys for more than a day.</summary>
public sealed class PurgeJob(IKeptAnswers answers, IClock clock)
{
    /// <summary>Forgets them.</summary>
    /// <param name="cancellation">Given by Hangfire at shutdown.</param>
    /// <returns>A task that ends then.</returns>
    [AutomaticRetry(Attempts = 1)]
    public Task RunAsync(CancellationToken cancellation) =>
        answers.PurgeAsync(clock.GetCurrentInstant(), cancellation);
}
