using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server;

/// <summary>What a screen is told: look again at this case.</summary>
/// <param name="Case">办件编号; empty = look at everything again.</param>
/// <param name="Sequence">Events of the case so far.</param>
/// <param name="Type">What happened.</param>
public sealed record LiveNews(string Case, int Sequence, string Type);

/// <summary>
/// Live updates: one reader a server looks at the end of the log while anybody listens, and hands each listener what
/// their office takes part in. Any number of servers on one database; nothing is read when nobody listens.
/// </summary>
internal sealed class LiveDesk(LiveQueries queries, ILogger<LiveDesk> logger) : BackgroundService
{
    private const int MissedMax = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Listener, byte> listeners = new();
    private readonly SemaphoreSlim somebody = new(0);
    private readonly Lock gate = new();
    private TaskCompletionSource following = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What happens from now on, or from behind the last event a listener saw.</summary>
    public async IAsyncEnumerable<SseItem<LiveNews>> FollowAsync(Actor actor, LogPlace? last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var listener = new Listener(actor);
        try
        {
            // Only what happens after the reader has found its place reaches the listener by itself: what was before is read here.
            await JoinAsync(listener).WaitAsync(cancellation);
            var seen = last ?? await queries.EndAsync(cancellation);
            var missed = await queries.BehindAsync(seen, MissedMax, cancellation);
            yield return new SseItem<LiveNews>(new LiveNews(string.Empty, 0, missed.Count == MissedMax ? "reload" : "ready"), "hello");
            foreach (var change in missed.Where(listener.MaySee))
            {
                seen = change.Place;
                yield return Item(change);
            }

            while (!cancellation.IsCancellationRequested)
            {
                var change = await listener.NextAsync(Beat, cancellation);
                if (listener.LostSome())
                    yield return new SseItem<LiveNews>(new LiveNews(string.Empty, 0, "reload"), "hello");
                if (change is null)
                    yield return new SseItem<LiveNews>(new LiveNews(string.Empty, 0, "beat"), "beat");
                else if (change.Place.IsBehind(seen))
                {
                    seen = change.Place;
                    yield return Item(change);
                }
            }
        }
        finally
        {
            listeners.TryRemove(listener, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogPlace? place = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (NobodyListens())
                {
                    place = null;
                    await somebody.WaitAsync(stoppingToken);
                    continue;
                }

                place ??= await queries.EndAsync(stoppingToken);
                following.TrySetResult();
                var changes = await queries.BehindAsync(place.Value, MissedMax, stoppingToken);
                foreach (var change in changes)
                {
                    place = change.Place;
                    foreach (var listener in listeners.Keys)
                        listener.Tell(change);
                }

                if (changes.Count < MissedMax)
                    await Task.Delay(Every, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The log could not be read for live updates; tried again in {Every}", Every);
                await Task.Delay(Every, stoppingToken);
            }
        }
    }

    public override void Dispose()
    {
        somebody.Dispose();
        base.Dispose();
    }

    /// <summary>Adds a listener.</summary>
    /// <returns>Ends once the reader follows the log.</returns>
    private Task JoinAsync(Listener listener)
    {
        lock (gate)
        {
            listeners.TryAdd(listener, 0);
            somebody.Release();
            return following.Task;
        }
    }

    private bool NobodyListens()
    {
        lock (gate)
        {
            if (!listeners.IsEmpty)
                return false;
            if (following.Task.IsCompleted)
                following = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private static SseItem<LiveNews> Item(LiveChange change) =>
        new(new LiveNews(change.Case, change.Sequence, change.Type), "case") { EventId = change.Place.ToString() };

    /// <summary>One screen that listens; a slow one loses the oldest, is told to look at everything again, and sees the rest.</summary>
    private sealed class Listener
    {
        private readonly Actor actor;
        private readonly Channel<LiveChange> changes;
        private int lost;

        public Listener(Actor actor)
        {
            this.actor = actor;
            changes = System.Threading.Channels.Channel.CreateBounded<LiveChange>(
                new BoundedChannelOptions(MissedMax) { FullMode = BoundedChannelFullMode.DropOldest }, _ => Volatile.Write(ref lost, 1));
        }

        public bool LostSome() => Interlocked.Exchange(ref lost, 0) == 1;

        public bool MaySee(LiveChange change) => LookupApi.SeesAll(actor) || change.Offices.Contains(actor.Office.Name);

        public void Tell(LiveChange change)
        {
            if (MaySee(change))
                changes.Writer.TryWrite(change);
        }

        public async Task<LiveChange?> NextAsync(TimeSpan most, CancellationToken cancellation)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(most);
            try
            {
                return await changes.Reader.ReadAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return null;
            }
        }
    }
}
