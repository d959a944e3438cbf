using NodaTime;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server;

/// <summary>Reads the figures that stand in the database, so that looking at metrics costs nothing.</summary>
internal sealed class HealthWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly HealthQueries queries;
    private readonly IClock clock;
    private readonly ILogger<HealthWatch> logger;
    private HealthFigures now = new(0, 0, 0, 0, 0, 0, 0);

    public HealthWatch(HealthQueries queries, IClock clock, ILogger<HealthWatch> logger)
    {
        (this.queries, this.clock, this.logger) = (queries, clock, logger);
        Telemetry.Gauge("workflowgov.timers.late", "s", "How late the oldest rung is that should have been raised", () => now.TimersLate);
        Telemetry.Gauge("workflowgov.timers.waiting", "{rung}", "Rungs that should have been raised", () => now.RungsWaiting);
        Telemetry.Gauge("workflowgov.cards.red", "{card}", "Red cards of the last day", () => now.RedCards);
        Telemetry.Gauge("workflowgov.docket.behind", "{event}", "Events that the docket has not taken up", () => now.LogBehindDocket);
        Telemetry.Gauge("workflowgov.webhook.waiting", "{delivery}", "Webhook deliveries that wait", () => now.WebhooksWaiting);
        Telemetry.Gauge("workflowgov.webhook.dead", "{delivery}", "Webhook deliveries that were given up", () => now.WebhooksDead);
        Telemetry.Gauge("workflowgov.webhook.disabled", "{webhook}", "Webhooks to which nothing gets through", () => now.WebhooksDisabled);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                now = await queries.ReadAsync(clock.GetCurrentInstant(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The figures for metrics could not be read; tried again in {Every}", Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
