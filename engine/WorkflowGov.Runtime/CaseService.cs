using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Files;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Runtime;

/// <summary>What came of a command.</summary>
public abstract record CaseAnswer
{
    private CaseAnswer()
    {
    }

    /// <summary>It was lawful and is durable.</summary>
    /// <param name="Case">The case afterwards.</param>
    /// <param name="Events">What happened.</param>
    /// <param name="Text">The answer as JSON, the same for every repetition under one key.</param>
    public sealed record Done(ApprovalCase Case, ImmutableArray<CaseEvent> Events, string Text) : CaseAnswer;

    /// <summary>The same request was executed before: its answer, byte for byte.</summary>
    /// <param name="Text">The answer as JSON.</param>
    public sealed record Repeated(string Text) : CaseAnswer;

    /// <summary>The case is no longer as the caller saw it; nothing was decided.</summary>
    /// <param name="Sequence">Number of its events now.</param>
    public sealed record Moved(int Sequence) : CaseAnswer;

    /// <summary>It was refused; the attempt is kept for supervisors.</summary>
    /// <param name="Rejection">Why.</param>
    public sealed record Refused(Rejection Rejection) : CaseAnswer;
}

/// <summary>A client's promise that a request with this key is one request, however often it is sent.</summary>
/// <param name="Client">Whose key.</param>
/// <param name="Key">The key.</param>
/// <param name="RequestHash">Hash of the request.</param>
public sealed record IdempotencyKey(string Client, string Key, string RequestHash);

/// <summary>What commands are held against besides the case: law, calendar, staff, ladder, clock.</summary>
/// <param name="Law">What general law sets.</param>
/// <param name="Calendars">The statutory calendar in force.</param>
/// <param name="Staff">Who the officers are.</param>
/// <param name="Ladder">When cards fall.</param>
/// <param name="Clock">The program's one clock.</param>
public sealed record Bearings(GeneralLaw Law, CalendarInForce Calendars, IStaffRoll Staff, LadderPolicy Ladder, IClock Clock)
{
    /// <summary>The statutory calendar in force now.</summary>
    public WorkCalendar Calendar => Calendars.Now;

    /// <summary>沙箱: what is received is a 测试件.</summary>
    public bool Sandbox { get; init; }
}

/// <summary>
/// The one door to cases: every command from the API, the timers or an executor passes here. Decides purely, writes
/// once. Safe for concurrent use and for several servers on one database: the event's key is the lock.
/// </summary>
public sealed partial class CaseService(
    ICaseStore store, IItemRegistry items, Bearings bearings, IWakeUp wakeUp, IExecutor? executor = null, LicenceDesk? licences = null,
    FileService? files = null)
{
    private const int TriesMax = 8;
    private const int Lanes = 1024;

    private readonly IExecutor executor = executor ?? NativeExecutor.Instance;
    private readonly CaseCache cache = new();
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    /// <summary>收件: starts a case.</summary>
    /// <param name="code">The item; one that is not in the catalogue cannot be started (清单之外无审批).</param>
    /// <param name="application">What is applied for.</param>
    /// <param name="actor">Who takes it in.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>The answer.</returns>
    public async Task<CaseAnswer> ReceiveAsync(
        ItemCode code, Application application, Actor actor, IdempotencyKey? key, CancellationToken cancellation)
    {
        using var trace = Telemetry.Trace("Receive", null);
        return Telemetry.Counted("Receive", await TakeInAsync(code, application, actor, key, cancellation));
    }

    private async Task<CaseAnswer> TakeInAsync(
        ItemCode code, Application application, Actor actor, IdempotencyKey? key, CancellationToken cancellation)
    {
        if (await RepeatedAsync(key, cancellation) is { } repeated)
            return repeated;
        if (await MissingAsync(CaseFiles.In(application.Materials), cancellation) is { } missing)
            return await RefuseAsync(missing, "Receive", actor, null, code, cancellation);
        var now = bearings.Clock.GetCurrentInstant();
        var today = ChinaTime.DateOf(now);
        if (items.InForce(code, today) is not { } item)
            return await RefuseAsync(RuntimeRejections.UnknownItem(code), "Receive", actor, null, code, cancellation);
        var context = new CaseContext(
            item, bearings.Law, bearings.Calendar, bearings.Staff, actor, now, await store.NextIdAsync(cancellation)) { Test = bearings.Sandbox };
        if (licences is not null)
            application = await licences.MatchedAsync(application, context, cancellation);
        Ruling<Decided> Rule(CaseNumber number) =>
            Decide.On(null, new CaseCommand.Receive(number, application), context);
        if (Rule(CaseNumber.Of(code, today, 1)).Rejection is { } rejection)
            return await RefuseAsync(rejection, "Receive", actor, null, code, cancellation);
        try
        {
            var written = await store.WriteNewAsync(
                code, today, number => Change(null, Rule(number).Value, context, key), cancellation);
            return Remember(written);
        }
        catch (KeyUsedException)
        {
            return await RepeatedAsync(key, cancellation) ?? throw new InvalidOperationException("A used key has no answer.");
        }
        catch (SerialsUsedUpException)
        {
            return await RefuseAsync(RuntimeRejections.SerialsUsedUp(code), "Receive", actor, null, code, cancellation);
        }
    }

    /// <summary>Any other command on a case.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>The answer.</returns>
    public Task<CaseAnswer> ExecuteAsync(
        CaseNumber number, CaseCommand command, Actor actor, IdempotencyKey? key, CancellationToken cancellation) =>
        ExecuteAsync(number, command, actor, key, null, cancellation);

    /// <summary>A command on a case as somebody saw it.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="seen">Number of the case's events as the caller saw it; when it has others, nothing is decided. Null = as it stands.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>The answer.</returns>
    public async Task<CaseAnswer> ExecuteAsync(
        CaseNumber number, CaseCommand command, Actor actor, IdempotencyKey? key, int? seen, CancellationToken cancellation)
    {
        using var trace = Telemetry.Trace(command.GetType().Name, number.Value);
        return Telemetry.Counted(command.GetType().Name, await CarryOutAsync(number, command, actor, key, seen, cancellation));
    }

    private async Task<CaseAnswer> CarryOutAsync(
        CaseNumber number, CaseCommand command, Actor actor, IdempotencyKey? key, int? seen, CancellationToken cancellation)
    {
        if (await RepeatedAsync(key, cancellation) is { } repeated)
            return repeated;
        if (await MissingAsync(CaseFiles.HandedInBy(command), cancellation) is { } missing)
            return await RefuseAsync(missing, command, actor, null, cancellation);
        var lane = lanes[(number.GetHashCode() & int.MaxValue) % Lanes];
        await lane.WaitAsync(cancellation);
        try
        {
            return await ExecuteInLaneAsync(number, command, actor, key, seen, cancellation);
        }
        finally
        {
            lane.Release();
        }
    }

    /// <summary>A case as it stands now.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The case with its definition, or null when there is none.</returns>
    public async Task<(ApprovalCase Case, ServiceItem Item)?> FindAsync(
        CaseNumber number, CancellationToken cancellation)
    {
        var stored = cache.Find(number);
        return await FoundAsync(
            number, stored is null || await store.SequenceAsync(number, cancellation) != stored.Case.Sequence ? null : stored, cancellation);
    }

    /// <summary>A case of so many events or more, for who has just read how many it has.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="sequence">Number of its events.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The case with its definition, or null when there is none.</returns>
    public Task<(ApprovalCase Case, ServiceItem Item)?> FindAsync(CaseNumber number, int sequence, CancellationToken cancellation) =>
        FoundAsync(number, cache.Find(number) is { } stored && stored.Case.Sequence >= sequence ? stored : null, cancellation);

    /// <summary>How many events a case has; cheap.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The number, or null when there is no such case.</returns>
    public Task<int?> SequenceAsync(CaseNumber number, CancellationToken cancellation) => store.SequenceAsync(number, cancellation);

    private async Task<(ApprovalCase Case, ServiceItem Item)?> FoundAsync(CaseNumber number, StoredCase? stored, CancellationToken cancellation)
    {
        if (stored is null)
        {
            stored = await store.FindAsync(number, cancellation);
            if (stored is null)
                return null;
            cache.Keep(number, stored);
        }

        return (stored.Case, (await items.GetAsync(stored.Case.Item, stored.Case.Version, cancellation)).For(stored.Case));
    }

    /// <summary>
    /// Cached state may be old. A lawful command shows it when it is written (the event's key is taken); a refusal
    /// is therefore given only on fresh state.
    /// </summary>
    private async Task<CaseAnswer> ExecuteInLaneAsync(
        CaseNumber number, CaseCommand command, Actor actor, IdempotencyKey? key, int? seen, CancellationToken cancellation)
    {
        var stored = cache.Find(number);
        for (var tries = 1; ; tries++)
        {
            var fresh = stored is null;
            stored ??= await store.FindAsync(number, cancellation);
            if (stored is null)
                return await RefuseAsync(RuntimeRejections.UnknownCase(number), command, actor, null, cancellation);
            if (seen is { } place && stored.Case.Sequence != place)
            {
                if (fresh)
                    return new CaseAnswer.Moved(stored.Case.Sequence);
                stored = null;
                continue;
            }

            var context = await ContextAsync(stored.Case, actor, cancellation);
            var prepared = licences is null ? command : await licences.PreparedAsync(command, stored.Case, context, cancellation);
            var ruling = Decide.On(stored.Case, prepared, context);
            if (ruling.Rejection is { } rejection && fresh)
                return await RefuseAsync(rejection, command, actor, stored.Case, cancellation);
            try
            {
                if (ruling.IsAccepted)
                {
                    var change = Change(stored, ruling.Value, context, key);
                    await store.WriteAsync(change, cancellation);
                    return Remember(change);
                }
            }
            catch (CaseMovedException) when (tries < TriesMax)
            {
                // Somebody was faster: read again and decide again.
            }
            catch (KeyUsedException)
            {
                return (await RepeatedAsync(key, cancellation))!;
            }

            stored = null;
        }
    }

    private async Task<CaseContext> ContextAsync(ApprovalCase of, Actor actor, CancellationToken cancellation) => new(
        (await items.GetAsync(of.Item, of.Version, cancellation)).For(of), bearings.Law, bearings.Calendar, bearings.Staff, actor,
        bearings.Clock.GetCurrentInstant(), of.Id);

    private CaseChange Change(StoredCase? before, Decided decided, CaseContext context, IdempotencyKey? key)
    {
        var head = before?.Head ?? RecordedEvent.Origin;
        var sequence = before?.Case.Sequence ?? 0;
        var recorded = ImmutableArray.CreateBuilder<RecordedEvent>(decided.Events.Length);
        var engine = context with { Actor = Actor.Engine };
        for (var i = 0; i < decided.Events.Length; i++)
        {
            var next = Recording.Of(decided.Events[i], i < decided.ByEngineFrom ? context : engine, ++sequence, head);
            recorded.Add(next);
            head = next.Hash;
        }

        var rows = CaseRows.Between(
            before?.Case, decided.State, decided.Item, context.Calendar, bearings.Ladder, context.Now);
        var answer = key is null ? null : new KeptAnswer(
            key.Client, key.Key, key.RequestHash, CaseText.Answer(decided.State, decided.Item, context.Calendar));
        return new CaseChange(
            before?.Case, decided.State, decided.Item, recorded.MoveToImmutable(), rows, answer)
        {
            Happened = decided.Events,
            Move = executor.KeepsMoves ? CaseMove.Between(before?.Case, decided.State) : null,
        };
    }

    private CaseAnswer.Done Remember(CaseChange written)
    {
        cache.Keep(written.After.Number, new StoredCase(written.After, written.Events[^1].Hash));
        foreach (var clock in written.Rows.Clocks)
        {
            if (clock.Times.NextAt is { } at)
                wakeUp.NotLaterThan(at);
        }

        if (written.Move is not null)
            executor.Moved();
        return new CaseAnswer.Done(
            written.After, written.Happened,
            written.Key?.Answer ?? CaseText.Answer(written.After, written.Item, bearings.Calendar));
    }

    private async Task<Rejection?> MissingAsync(IEnumerable<MaterialFile> handedIn, CancellationToken cancellation) =>
        files is null ? null : await files.MissingAsync([.. handedIn], cancellation);

    private async Task<CaseAnswer?> RepeatedAsync(IdempotencyKey? key, CancellationToken cancellation)
    {
        if (key is null || await store.FindAnswerAsync(key.Client, key.Key, cancellation) is not { } kept)
            return null;
        return kept.RequestHash == key.RequestHash
            ? new CaseAnswer.Repeated(kept.Answer)
            : new CaseAnswer.Refused(RuntimeRejections.KeyReused(key.Key));
    }

    private Task<CaseAnswer> RefuseAsync(
        Rejection rejection, CaseCommand command, Actor actor, ApprovalCase? of, CancellationToken cancellation) =>
        RefuseAsync(rejection, command.GetType().Name, actor, of?.Id, of?.Item, cancellation);

    private async Task<CaseAnswer> RefuseAsync(
        Rejection rejection, string command, Actor actor, CaseId? id, ItemCode? item, CancellationToken cancellation)
    {
        var now = bearings.Clock.GetCurrentInstant();
        await store.KeepRefusedAsync(
            new RefusedAttempt(now, actor.User, actor.Office.Name, id, item, command, rejection), cancellation);
        return new CaseAnswer.Refused(rejection);
    }
}
