using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>What a sweep did.</summary>
/// <param name="Cards">Cards raised.</param>
/// <param name="Expired">Clocks whose consequence in law took place.</param>
/// <param name="Lag">How late the latest of the cards was; zero when none was raised.</param>
public sealed record SweepReport(int Cards, int Expired, Duration Lag);

/// <summary>
/// Raises what is due: every rung once, in order, also after downtime. Work follows what is due, never what is open.
/// May run on any number of servers at once and any number of times.
/// </summary>
public sealed class DeadlineSweep(IDeadlineStore store, CaseService cases, LadderPolicy ladder, IClock clock)
{
    private const int ClocksPerBatch = 1_000;
    private const int ExpiriesPerBatch = 200;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Raises everything due now.</summary>
    /// <param name="cancellation">Stops after the batch under way.</param>
    /// <returns>What was done.</returns>
    public async Task<SweepReport> RunOnceAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await SweepAsync(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SweepReport> SweepAsync(CancellationToken cancellation)
    {
        var now = Recording.Precise(clock.GetCurrentInstant());
        var cards = 0;
        var lag = Duration.Zero;
        while (!cancellation.IsCancellationRequested)
        {
            var (found, raised) = await store.RaiseAsync(now, ClocksPerBatch, due => Raise(due, now, ref lag), cancellation);
            cards += raised;
            if (found < ClocksPerBatch)
                break;
        }

        // Cards first: a breach is a fact even when the law itself ends the clock in the same moment (视为受理).
        return new SweepReport(cards, await ExpireAsync(now, cancellation), lag);
    }

    private List<RaisedCard> Raise(IReadOnlyList<DueClock> due, Instant now, ref Duration lag)
    {
        var cards = new List<RaisedCard>(due.Count);
        foreach (var ofCase in due.GroupBy(d => d.Case))
        {
            var head = ofCase.First().Head;
            var sequence = ofCase.First().Sequence;
            var rungs = ofCase
                .SelectMany(c => c.Rungs.Where(r => (int)r.Rung > c.Fired && r.DueAt <= now).Select(r => (Clock: c, Rung: r)))
                .OrderBy(r => r.Rung.DueAt).ThenBy(r => r.Rung.Rung);
            foreach (var (of, rung) in rungs)
            {
                var told = ladder.ToldOf(rung.Rung);
                var happened = new CaseEvent.CardRaised(of.Clock, rung.Rung, rung.DueAt, of.DueOn, told);
                var recorded = RecordedEvent.Chain(head, new RecordedEvent(
                    of.Case, ++sequence, now, Actor.Engine.User, Actor.Engine.Name, Actor.Engine.Office.Name,
                    of.DefinitionHash, Recording.NameOf(happened), StoredJson.Write<CaseEvent>(happened), []));
                head = recorded.Hash;
                lag = Duration.Max(lag, now - rung.DueAt);
                cards.Add(new RaisedCard(of, rung.Rung, rung.DueAt, told, recorded));
            }
        }

        return cards;
    }

    /// <summary>
    /// Consequences in law change the case, so they take the door every command takes. One that fails is told at the
    /// end and tried again by the next sweep; it never holds up the others.
    /// </summary>
    private async Task<int> ExpireAsync(Instant now, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        var done = 0;
        for (var found = ExpiriesPerBatch; found == ExpiriesPerBatch && failures.Count == 0;)
        {
            var expired = await store.ExpiredAsync(now, ExpiriesPerBatch, cancellation);
            found = expired.Count;
            foreach (var (number, name) in expired)
            {
                try
                {
                    if (await cases.ExecuteAsync(number, new CaseCommand.Expire(name), Actor.Engine, null, cancellation) is CaseAnswer.Done)
                        done++;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Add(new InvalidOperationException($"Case {number}: clock '{name}' could not expire.", e));
                }
            }
        }

        return failures.Count == 0 ? done : throw new AggregateException(failures);
    }
}
