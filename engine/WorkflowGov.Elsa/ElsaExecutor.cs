using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa;

/// <summary>
/// Elsa as executor: follows the moves of cases by resuming their workflow instances, each at least once and without
/// effect the second time, and puts right what differs.
/// </summary>
public sealed class ElsaExecutor(
    IServiceScopeFactory scopes, IMoveStore moves, IClock clock, IHostApplicationLifetime lifetime, ILogger<ElsaExecutor> log) : BackgroundService, IExecutor
{
    private const int Workers = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim wake = new(0);
    private long begunAnew;

    /// <inheritdoc/>
    public bool KeepsMoves => true;

    /// <summary>How many instances had to be begun anew because they did not stand where their case did.</summary>
    public long BegunAnew => Interlocked.Read(ref begunAnew);

    /// <inheritdoc/>
    public void Moved()
    {
        if (wake.CurrentCount < Workers)
            wake.Release();
    }

    /// <summary>Follows the next move that is due.</summary>
    /// <param name="cancellation">Cancels waiting, not a move under way.</param>
    /// <returns>False when there was none.</returns>
    public Task<bool> FollowNextAsync(CancellationToken cancellation) => moves.FollowNextAsync(FollowAsync, clock.GetCurrentInstant(), cancellation);

    /// <inheritdoc/>
    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.OfAsync(lifetime, stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await FollowNextAsync(stopping))
                    await wake.WaitAsync(Patience, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "Elsa 没有跟上办件，稍后再试 / Elsa did not follow a case; tried again later");
                await Task.Delay(Patience, CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// An instance that does not exist yet begins where the move leads and goes on by those that wait. For one that does,
    /// what the case says now is what counts, whatever a move that came twice or late says.
    /// </summary>
    private async Task FollowAsync(CaseMove move)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = scope.ServiceProvider.GetRequiredService<CaseInstance>();
        var ended = move.Open.IsEmpty && move.Left.All(l => l.Outcome is null);
        if (!ended && await instance.ResumeAsync(move))
            return;
        var standing = await instance.ExistsAsync(move.Case) ? (await moves.NowAsync([move.Case], CancellationToken.None)).Single() : move;
        // Followed before, and the case has gone on since: its next move waits, and leads on from here.
        if (await instance.StandsAsync(standing) || await instance.StandsAsync(move))
            return;
        if (!move.Left.IsEmpty && !ended)
        {
            Interlocked.Increment(ref begunAnew);
            log.LogWarning("Elsa 不在办件所在处，从那里重新开始 / Elsa does not stand where the case does and begins anew there: {Move}", StoredJson.Write(move));
        }

        await instance.BeginAsync(standing);
    }
}
