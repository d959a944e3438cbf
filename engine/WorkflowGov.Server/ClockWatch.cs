using NodaTime;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Timers;

namespace WorkflowGov.Server;

/// <summary>The clock of a demo or sandbox may be moved at any server: the others follow within a second.</summary>
internal sealed class ClockWatch(DemoClock clock, DemoClockStore store, WakeUp wakeUp, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>What falls due by the clock's new time is looked for at once.</summary>
    public static void WakeUp(WakeUp wakeUp)
    {
        wakeUp.Now();
        wakeUp.CountAnewIn(Duration.Zero);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (clock.MoveTo(await store.ReadAsync(stoppingToken)))
                    WakeUp(wakeUp);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The clock could not be read; tried again in {Every}", Every);
            }
        }
    }
}
