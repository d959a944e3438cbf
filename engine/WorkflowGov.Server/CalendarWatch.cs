using WorkflowGov.Runtime;

namespace WorkflowGov.Server;

/// <summary>Takes up a calendar that another server approved.</summary>
internal sealed class CalendarWatch(CalendarRevision revision, ILogger<CalendarWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await revision.TakeUpAsync(stoppingToken))
                    logger.LogInformation("Another statutory calendar is in force");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The calendar in force could not be read; tried again in {Every}", Every);
            }
        }
    }
}
