using WorkflowGov.Runtime;

namespace WorkflowGov.Server;

/// <summary>Takes up a calendar that another server approved, definitions that it published and substitutes that it appointed.</summary>
internal sealed class TakeUpWatch(CalendarRevision revision, IItemRegistry registry, SubstitutionService substitutions, ILogger<TakeUpWatch> logger) : BackgroundService
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
                await substitutions.RefreshAsync(stoppingToken);
                if (await registry.RefreshAsync(stoppingToken))
                    logger.LogInformation("Definitions published elsewhere were taken up");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "What other servers approved could not be read; tried again in {Every}", Every);
            }
        }
    }
}
