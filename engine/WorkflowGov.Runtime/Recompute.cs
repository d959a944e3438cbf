using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime;

/// <summary>A due date that a revision moves, as a preview shows it.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="From">The date now.</param>
/// <param name="To">The date under the revision.</param>
public sealed record PreviewedMove(CaseNumber Case, string ItemName, string Authority, ClockName Clock, LocalDate From, LocalDate To);

/// <summary>What a revision would move at one authority.</summary>
/// <param name="Authority">实施主体.</param>
/// <param name="Cases">办件.</param>
/// <param name="Clocks">时限.</param>
public sealed record PreviewedAuthority(string Authority, long Cases, long Clocks);

/// <summary>What a revision would move.</summary>
/// <param name="Cases">Cases with a due date that moves.</param>
/// <param name="Clocks">Clocks whose due date moves.</param>
/// <param name="Later">Of these, moved to a later day.</param>
/// <param name="Authorities">By authority, the most first.</param>
/// <param name="First">The first of them by case, at most as many as were asked for.</param>
public sealed record MovePreview(
    long Cases, long Clocks, long Later, ImmutableArray<PreviewedAuthority> Authorities, ImmutableArray<PreviewedMove> First);

/// <summary>What a pass moved.</summary>
/// <param name="Cases">Cases with a due date that moved.</param>
/// <param name="Clocks">Clocks whose due date moved.</param>
/// <param name="Written">Clocks written, also those whose due date stayed and whose cards moved.</param>
public sealed record PassReport(long Cases, long Clocks, long Written);

/// <summary>
/// Counts open clocks anew under a revised calendar. What is counted right is left alone, so that a pass can be
/// interrupted and run again, any number of times and beside running commands; a pass that writes nothing proves
/// that all is done.
/// </summary>
/// <param name="store">Where the clocks are.</param>
/// <param name="ladder">When cards fall.</param>
/// <param name="clock">The program's one clock.</param>
public sealed class Recompute(ICalendarStore store, LadderPolicy ladder, IClock clock)
{
    private const int CasesPerBatch = 500;
    private const int Workers = 2;

    /// <summary>What a revision would move; nothing is written.</summary>
    /// <param name="from">The calendar in force.</param>
    /// <param name="to">The revised one.</param>
    /// <param name="most">How many moves to name.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>The preview.</returns>
    public async Task<MovePreview> PreviewAsync(WorkCalendar from, WorkCalendar to, int most, CancellationToken cancellation)
    {
        var reach = ReachOf(from, to);
        var first = ImmutableArray.CreateBuilder<PreviewedMove>();
        var authorities = new Dictionary<string, PreviewedAuthority>(StringComparer.Ordinal);
        using var ranges = new Ranges(store);
        long later = 0;
        while (await ranges.NextAsync(cancellation) is var (after, through))
        {
            foreach (var ofCase in (await store.ReadAsync(after, through, reach, cancellation)).GroupBy(o => o.Case))
            {
                var moves = Moves(ofCase.Select(o => (o, ClockTimes.Of(o.Clock, to, ladder))));
                if (moves.Count == 0)
                    continue;
                var (of, name) = (ofCase.First(), ofCase.First().Authority);
                var sum = authorities.GetValueOrDefault(name) ?? new PreviewedAuthority(name, 0, 0);
                authorities[name] = sum with { Cases = sum.Cases + 1, Clocks = sum.Clocks + moves.Count };
                later += moves.Count(m => m.To > m.From);
                first.AddRange(moves.Take(most - first.Count)
                    .Select(m => new PreviewedMove(of.Number, of.ItemName, name, m.Clock, m.From, m.To)));
            }
        }

        return new MovePreview(
            authorities.Values.Sum(a => a.Cases), authorities.Values.Sum(a => a.Clocks), later,
            [.. authorities.Values.OrderByDescending(a => a.Cases).ThenBy(a => a.Authority, StringComparer.Ordinal)],
            first.ToImmutable());
    }

    /// <summary>One pass over all open clocks.</summary>
    /// <param name="edition">The edition in force.</param>
    /// <param name="before">The calendar in force before it; null = read every open clock.</param>
    /// <param name="cancellation">Stops after the batches under way.</param>
    /// <returns>What was moved.</returns>
    public async Task<PassReport> PassAsync(CalendarEdition edition, WorkCalendar? before, CancellationToken cancellation)
    {
        var calendar = edition.Prepare();
        var changes = before is null ? [] : calendar.ChangesSince(before);
        var reach = before is null ? Reach.Everything : ReachOf(before, calendar);
        using var ranges = new Ranges(store);
        long cases = 0, clocks = 0, written = 0;
        async Task WorkAsync()
        {
            while (await ranges.NextAsync(cancellation) is var (after, through))
            {
                var done = await store.RecountAsync(
                    after, through, reach, (found, tasks) => Count(found, tasks, edition, calendar, changes), cancellation);
                Interlocked.Add(ref cases, done.Events.Count);
                Interlocked.Add(ref clocks, done.Clocks.Count(c => c.Times.DueOn != c.Clock.Times.DueOn));
                Interlocked.Add(ref written, done.Clocks.Count);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync, cancellation)));
        return new PassReport(cases, clocks, written);
    }

    /// <summary>
    /// A due date, and a card, before the first changed day was counted over days that all stay what they were.
    /// </summary>
    private static Reach ReachOf(WorkCalendar before, WorkCalendar after) =>
        new(after.ChangesSince(before) is [var first, ..] ? first.Date : null);

    private static List<MovedDueDate> Moves(IEnumerable<(OpenClock Clock, ClockTimes Times)> counted)
    {
        var moves = new List<MovedDueDate>();
        foreach (var (open, times) in counted)
        {
            if (open.Times.DueOn is { } from && times.DueOn is { } to && from != to)
                moves.Add(new MovedDueDate(open.Clock.Name, from, to));
        }

        return moves;
    }

    private Recount Count(
        IReadOnlyList<OpenClock> found, IReadOnlyList<OpenTask> tasks, CalendarEdition edition, WorkCalendar calendar,
        ImmutableArray<ChangedDay> changes)
    {
        var now = Recording.Precise(clock.GetCurrentInstant());
        var counted = found.Select(o => (Clock: o, Times: ClockTimes.Of(o.Clock, calendar, ladder)))
            .Where(c => c.Times != c.Clock.Times).ToList();
        var events = new List<RecordedEvent>();
        var tasksMoved = new List<OpenTask>();
        var open = tasks.ToLookup(t => t.Case);
        foreach (var ofCase in counted.GroupBy(c => c.Clock.Case))
        {
            tasksMoved.AddRange(open[ofCase.Key].Select(t => Move(t, ofCase)).Where(t => t is not null)!);
            var moved = Moves(ofCase);
            if (moved.Count == 0)
                continue;
            var of = ofCase.First().Clock;
            var happened = new CaseEvent.Recomputed(
                calendar.Version, Notices(ofCase.Select(c => c.Clock.Clock), moved, changes), edition.ApprovedBy!, [.. moved]);
            events.Add(RecordedEvent.Chain(of.Head, new RecordedEvent(
                of.Case, of.Sequence + 1, now, Actor.Engine.User, Actor.Engine.Name, Actor.Engine.Office.Name, of.DefinitionHash,
                Recording.NameOf(happened), StoredJson.Write<CaseEvent>(happened), [])));
        }

        return new Recount(counted, tasksMoved, events);
    }

    private static ImmutableArray<string> Notices(
        IEnumerable<Clock> clocks, List<MovedDueDate> moved, ImmutableArray<ChangedDay> changes)
    {
        var first = clocks.Min(c => c.StartedOn);
        var last = moved.Max(m => m.To > m.From ? m.To : m.From);
        return [.. changes.Where(c => c.Date > first && c.Date <= last).Select(c => c.Notice).OfType<string>().Distinct()];
    }

    /// <summary>A task shows its step's date (while nobody has accepted, the acceptance's; in a special procedure the announced one) and the case's promised one.</summary>
    private static OpenTask? Move(OpenTask task, IEnumerable<(OpenClock Clock, ClockTimes Times)> ofCase)
    {
        var moved = task;
        foreach (var (open, times) in ofCase)
        {
            if (TaskRow.Measures(open.Clock, task.Step, task.Visit))
                moved = moved with { DueOn = times.DueOn };
            else if (open.Clock.Kind == ClockKind.Promised)
                moved = moved with { CaseDueOn = times.DueOn };
        }

        return moved == task ? null : moved;
    }

    /// <summary>Cuts the open cases into ranges, handed out one by one to whoever asks.</summary>
    private sealed class Ranges(ICalendarStore store) : IDisposable
    {
        private readonly SemaphoreSlim turn = new(1);
        private long after;

        public async Task<(long After, long Through)?> NextAsync(CancellationToken cancellation)
        {
            await turn.WaitAsync(cancellation);
            try
            {
                if (await store.EndOfRangeAsync(after, CasesPerBatch, cancellation) is not { } end)
                    return null;
                var range = (after, end);
                after = end;
                return range;
            }
            finally
            {
                turn.Release();
            }
        }

        public void Dispose() => turn.Dispose();
    }
}
