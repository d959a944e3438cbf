using WorkflowGov.Runtime;

namespace WorkflowGov.Server;

/// <summary>Carries out bulk actions, those that a killed server left behind included.</summary>
internal sealed class BulkWatch(BulkService bulk, ILogger<BulkWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await bulk.RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "A bulk action was cut off; it goes on in {Every}", Every);
            }
        }
    }
}
