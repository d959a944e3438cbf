using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Access;

/// <summary>Takes up accounts that were made or changed on another server or by <c>wfgov account</c>.</summary>
internal sealed class AccountWatch(AccountBook book, ILogger<AccountWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await book.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "Accounts could not be read; tried again in {Every}", Every);
            }
        }
    }
}
