using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using WorkflowGov.Runtime.Webhooks;

namespace WorkflowGov.Server;

/// <summary>Sends events to subscriptions on every server; when it is told to stop, what is under way finishes.</summary>
internal sealed class WebhookWatch(WebhookDispatch dispatch, ILogger<WebhookWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private const int TicksPerPurge = 7_200;

    public static void AddTo(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(new SafeTargets(options.LocalWebhooks)).AddSingleton(s => new WebhookSecrets(s.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(s => new WebhookSender(
            s.GetRequiredService<SafeTargets>(), s.GetRequiredService<WebhookSecrets>(), s.GetRequiredService<IClock>(), TimeProvider.System, options.Sandbox));
        services.AddSingleton<WebhookService>().AddSingleton<WebhookNotices>().AddSingleton<WebhookDispatch>().AddHostedService<WebhookWatch>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken); tick = (tick + 1) % TicksPerPurge)
                await TurnAsync(tick == 0, stoppingToken);
        }
        finally
        {
            await dispatch.FinishAsync();
        }
    }

    private async Task TurnAsync(bool purge, CancellationToken stoppingToken)
    {
        try
        {
            await dispatch.RunOnceAsync(stoppingToken);
            if (purge)
                await dispatch.PurgeAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "Webhooks were not sent; tried again in {Every}", Every);
        }
    }
}
