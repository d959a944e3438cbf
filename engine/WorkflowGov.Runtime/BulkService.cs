using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime;

/// <summary>
/// 批量办理: one act on many cases. Every case is a command of its own, with its own transaction, events and refusal; the
/// action's number and the case's place are its idempotency key, so that an action that was cut off goes on where it
/// stopped and does nothing twice.
/// </summary>
/// <param name="store">Where actions are kept.</param>
/// <param name="cases">Carries out the commands.</param>
/// <param name="items">Newer versions.</param>
/// <param name="clock">The program's one clock.</param>
public sealed class BulkService(IBulkStore store, CaseService cases, IItemRegistry items, IClock clock)
{
    /// <summary>How many cases one action may name.</summary>
    public const int CasesMax = 100_000;

    internal const string Client = "bulk";

    /// <summary>Asks for an action; it is carried out behind the answer.</summary>
    /// <param name="act">The act.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="numbers">On which cases; empty = every open case of the act's office, or of <paramref name="item"/>.</param>
    /// <param name="item">The item whose open cases are meant, or null.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>Its number, or why not.</returns>
    public async Task<Ruling<BulkAccepted>> AskAsync(
        BulkAct act, Actor actor, IReadOnlyList<CaseNumber> numbers, ItemCode? item, CancellationToken cancellation)
    {
        IReadOnlyList<CaseNumber> meant = (numbers.Count, item, act) switch
        {
            ( > 0, _, _) => [.. numbers.Distinct()],
            (_, { } code, _) => await store.OpenCasesAsync(code, cancellation),
            (_, _, BulkAct.ChangeOffice change) => await store.OpenCasesAsync(change.From, cancellation),
            _ => [],
        };
        if (meant.Count is 0 or > CasesMax)
            return RuntimeRejections.BulkOf(meant.Count, CasesMax);
        return new BulkAccepted(await store.KeepAsync(act, actor, meant, Now, cancellation));
    }

    /// <summary>Carries out what waits, until nothing does.</summary>
    /// <param name="cancellation">Stops after the case under way.</param>
    /// <returns>A task that ends when nothing waits, or another server is at it.</returns>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        while (await store.TakeAsync(work => CarryOutAsync(work, cancellation), cancellation))
            cancellation.ThrowIfCancellationRequested();
    }

    private async Task CarryOutAsync(BulkWork work, CancellationToken cancellation)
    {
        foreach (var (ordinal, number) in work.Waiting)
        {
            cancellation.ThrowIfCancellationRequested();
            var refusal = await CarryOutAsync(work, ordinal, number, cancellation);
            await store.AnswerAsync(work.Id, ordinal, refusal, Now, cancellation);
        }

        await store.FinishAsync(work.Id, Now, cancellation);
    }

    private async Task<Rejection?> CarryOutAsync(BulkWork work, int ordinal, CaseNumber number, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } found)
            return RuntimeRejections.UnknownCase(number);
        var command = await CommandOfAsync(work.Act, found.Case, found.Item, cancellation);
        if (command.Rejection is { } no)
            return no;
        var key = new IdempotencyKey(Client, $"{work.Id}:{ordinal}", $"{work.Id}");
        return await cases.ExecuteAsync(number, command.Value, work.Actor, key, cancellation) is CaseAnswer.Refused refused
            ? refused.Rejection
            : null;
    }

    private async Task<Ruling<CaseCommand>> CommandOfAsync(
        BulkAct act, ApprovalCase on, ServiceItem item, CancellationToken cancellation)
    {
        switch (act)
        {
            case BulkAct.Claim claim:
                return new CaseCommand.Claim(claim.Step);
            case BulkAct.Release release:
                return new CaseCommand.Release(release.Step);
            case BulkAct.HandOut handOut when item.Process.Has(handOut.Step) && item.Process[handOut.Step].Kind is not (StepKind.Issue or StepKind.Deliver):
                return RuntimeRejections.NotInBulk(item.Process[handOut.Step]);
            case BulkAct.HandOut handOut:
                return new CaseCommand.Complete(handOut.Step, handOut.Outcome, [], string.Empty, [], null);
            case BulkAct.ChangeOffice change:
                return new CaseCommand.ChangeOffice(change.From, change.To, change.Basis);
            case BulkAct.Abolish abolish:
                return new CaseCommand.Terminate(TerminationGround.ItemAbolished, abolish.Evidence);
            case BulkAct.MoveVersion move:
                return await items.FindAsync(on.Item, move.Version, cancellation) is { } to
                    ? new CaseCommand.MoveVersion(to, move.Reason)
                    : RuntimeRejections.NoSuchVersion(on.Item, move.Version);
            default:
                throw new InvalidOperationException($"Unknown act {act.GetType().Name}.");
        }
    }

    private Instant Now => Recording.Precise(clock.GetCurrentInstant());
}
