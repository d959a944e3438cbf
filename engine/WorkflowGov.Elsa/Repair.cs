using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa;

/// <summary>
/// Compares all cases with Elsa's instances when the program starts and every six hours. What differs is kept as a
/// move like any other, so that several servers put it right once. What a kill tears apart needs no comparing: the move
/// that was being followed is still there, and following it again looks at the instance. This finds what others did to it.
/// </summary>
public sealed class Repair(
    IServiceScopeFactory scopes, IMoveStore moves, ElsaExecutor executor, IHostApplicationLifetime lifetime, ILogger<Repair> log) : BackgroundService
{
    private const int Page = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Compares once.</summary>
    /// <param name="cancellation">Cancels comparing.</param>
    /// <returns>How many cases are to be put right.</returns>
    public async Task<int> CompareAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kept = 0;
        var page = new List<CaseMove>(Page);
        await foreach (var standing in moves.StandingAsync(cancellation))
        {
            page.Add(standing);
            if (page.Count < Page)
                continue;
            kept += await KeepAsync(await DifferingAsync(page, scope.ServiceProvider, cancellation), cancellation);
            page.Clear();
        }

        kept += await KeepAsync(await DifferingAsync(page, scope.ServiceProvider, cancellation), cancellation);
        return kept + await KeepAsync(await OverAsync(scope.ServiceProvider, cancellation), cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.OfAsync(lifetime, stoppingToken);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                if (await CompareAsync(stoppingToken) is var differ and > 0)
                    log.LogWarning("{Count} 件办件与 Elsa 不一致，正在恢复 / {Again} case(s) differ from Elsa and are put right", differ, differ);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "与 Elsa 核对没有完成，下次再做 / Comparing with Elsa did not finish; done again next time");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<IReadOnlyList<CaseMove>> DifferingAsync(List<CaseMove> page, IServiceProvider services, CancellationToken cancellation)
    {
        if (page.Count == 0)
            return [];
        var filter = new BookmarkFilter { WorkflowInstanceIds = [.. page.Select(c => CaseInstance.IdOf(c.Case))] };
        var found = await services.GetRequiredService<IBookmarkStore>().FindManyAsync(filter, cancellation);
        var waiting = found.ToLookup(b => b.WorkflowInstanceId, b => b.Metadata);
        return [.. page.Where(c => !CaseInstance.AreOpen(waiting[CaseInstance.IdOf(c.Case)], c))];
    }

    /// <summary>Cases that are over while their instance still runs.</summary>
    private async Task<IReadOnlyList<CaseMove>> OverAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var running = await services.GetRequiredService<IWorkflowInstanceStore>().FindManyIdsAsync(new WorkflowInstanceFilter { WorkflowStatus = WorkflowStatus.Running }, cancellation);
        var over = new List<CaseMove>();
        foreach (var page in running.Select(CaseInstance.CaseOf).OfType<CaseId>().Chunk(Page))
            over.AddRange((await moves.NowAsync(page, cancellation)).Where(c => c.Open.IsEmpty));
        return over;
    }

    private async Task<int> KeepAsync(IReadOnlyList<CaseMove> differing, CancellationToken cancellation)
    {
        if (differing.Count == 0)
            return 0;
        var kept = await moves.KeepAsync(differing, cancellation);
        executor.Moved();
        return kept;
    }
}
