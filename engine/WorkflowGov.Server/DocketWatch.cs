using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Server;

/// <summary>Takes the log up into the docket while nobody asks, so that whoever asks has little to wait for.</summary>
internal sealed class DocketWatch(DocketKeeper docket, ILogger<DocketWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var unreadable in await docket.CatchUpAsync(stoppingToken))
                    logger.LogError("The log of case {CaseId} cannot be read into the docket; run wfgov audit verify", unreadable);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The docket was not kept up; tried again in {Every}", Every);
            }
        }
    }
}
