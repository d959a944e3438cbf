using NodaTime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Timers;

namespace WorkflowGov.Server;

/// <summary>Sounds the alarm when rungs wait although a sweep should have raised them, and says when that is over.</summary>
internal sealed class TimerWatch(CaseQueries queries, RungAudit audit, IClock clock, ILogger<TimerWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        var sounding = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var (lag, waiting) = await queries.LagAsync(clock.GetCurrentInstant(), stoppingToken);
                var alarm = TimerAlarm.Of(lag, waiting, audit.Broken.Count);
                if (alarm is not null && !sounding)
                    logger.LogError("Timers: {Chinese} / {English}", alarm.Zh, alarm.En);
                if (alarm is null && sounding)
                    logger.LogInformation("Timers: all is well again");
                sounding = alarm is not null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The timers' lag could not be read; tried again in {Every}", Every);
            }
        }
    }
}
