using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Docket;

/// <summary>
/// Keeps the docket (办件台账) and the figures up to the log: cost follows what happened, never what is there. Runs in
/// the background on every server; whoever is about to read takes up what is new first.
/// </summary>
/// <param name="store">Where the docket is.</param>
/// <param name="items">Published definitions.</param>
/// <param name="editions">Every calendar that was ever in force.</param>
/// <param name="bearings">Law, staff and the calendar in force.</param>
public sealed class DocketKeeper(IDocketStore store, IItemRegistry items, ICalendarStore editions, Bearings bearings) : IDisposable
{
    private const int EventsPerBatch = 5_000;

    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, WorkCalendar> calendars = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<HolidayNotice>> notices = new(StringComparer.Ordinal);

    /// <summary>Takes up all that is in the log.</summary>
    /// <param name="cancellation">Stops after the batch under way.</param>
    /// <returns>Cases whose log cannot be read.</returns>
    public async Task<ImmutableArray<CaseId>> CatchUpAsync(CancellationToken cancellation)
    {
        if (!await store.HasNewsAsync(cancellation))
            return [];
        await turn.WaitAsync(cancellation);
        try
        {
            var unreadable = ImmutableArray.CreateBuilder<CaseId>();
            await LoadCalendarsAsync(cancellation);
            for (var taken = EventsPerBatch; taken == EventsPerBatch;)
            {
                (taken, var broken) = await store.TakeUpAsync(EventsPerBatch, ReadAsync, cancellation);
                unreadable.AddRange(broken);
            }

            return unreadable.ToImmutable();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Counts all cases from scratch; nothing is written. Equals what is kept, unless somebody changed it.</summary>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>The counts.</returns>
    public async Task<Tally> RecountAsync(CancellationToken cancellation)
    {
        await LoadCalendarsAsync(cancellation);
        var tally = new Tally();
        for (long after = 0; ;)
        {
            var logs = await store.LogsAsync(after, 500, cancellation);
            if (logs.Count == 0)
                return tally;
            foreach (var log in logs)
                DocketEntry.Of(log, await ItemOfAsync(log, cancellation), Ground(), tally);
            after = logs[^1].Case.Value;
        }
    }

    /// <summary>What logs are replayed under.</summary>
    /// <param name="cancellation">Cancels the read of the calendars.</param>
    /// <returns>The ground.</returns>
    public async Task<ReplayGround> GroundAsync(CancellationToken cancellation)
    {
        await LoadCalendarsAsync(cancellation);
        return Ground();
    }

    private ReplayGround Ground() => new(
        bearings.Law, bearings.Staff, version => calendars.GetValueOrDefault(version) ?? bearings.Calendar, bearings.Calendar,
        (code, version) => items.Known(code, version) ?? throw new InvalidOperationException($"Version {version} of {code} was not read."))
    {
        NoticesOf = version => notices.TryGetValue(version, out var kept) ? kept : null,
    };

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<Docketed> ReadAsync(IReadOnlyList<CaseLog> logs, CancellationToken cancellation)
    {
        var entries = new List<DocketEntry>(logs.Count);
        var unreadable = new List<CaseId>();
        var (all, ground) = (new Tally(), Ground());
        foreach (var log in logs)
        {
            var item = await ItemOfAsync(log, cancellation);
            var one = new Tally();
            try
            {
                entries.Add(DocketEntry.Of(log, item, ground, one));
                all.Add(one);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A log that was tampered with must not keep all others from being read; audit names the place.
                unreadable.Add(log.Case);
            }
        }

        return new Docketed(entries, all, unreadable);
    }

    /// <summary>The version the case is pinned to; a case that was moved needs the ones before as well.</summary>
    private async Task<ServiceItem> ItemOfAsync(CaseLog log, CancellationToken cancellation)
    {
        foreach (var moved in log.Events.Where(e => e.Type == Recording.NameOf<CaseEvent.VersionMoved>()))
            await items.GetAsync(log.Item, ((CaseEvent.VersionMoved)StoredJson.Read<CaseEvent>(moved.Payload)).From, cancellation);
        return await items.GetAsync(log.Item, log.Version, cancellation);
    }

    private async Task LoadCalendarsAsync(CancellationToken cancellation)
    {
        var inForce = bearings.Calendar;
        if (calendars.ContainsKey(inForce.Version))
            return;
        foreach (var edition in await editions.EditionsAsync(cancellation))
        {
            calendars.TryAdd(edition.Version, edition.Prepare());
            notices.TryAdd(edition.Version, edition.Notices);
        }

        calendars.TryAdd(inForce.Version, inForce);
    }
}
