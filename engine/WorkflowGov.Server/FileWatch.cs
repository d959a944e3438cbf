using WorkflowGov.Runtime.Files;

namespace WorkflowGov.Server;

/// <summary>Removes uploads that nobody finished, and files that no case refers to.</summary>
internal sealed class FileWatch(FileService files, ILogger<FileWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await files.PurgeAsync(stoppingToken) is > 0 and var removed)
                    logger.LogInformation("{Removed} uploads without a case were removed", removed);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "Old uploads were not removed; tried again in {Every}", Every);
            }
        }
    }
}
