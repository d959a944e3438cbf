using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>草稿核对.</summary>
/// <param name="Id">核对号.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Draft">The draft.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Remarks">What was found; null before.</param>
/// <param name="AnsweredBy">By whom; null before.</param>
/// <param name="Case">办件编号 once it was handed in.</param>
public sealed record DraftCheck(
    long Id, ItemCode Item, string ItemName, Application Draft, Instant AskedAt, ImmutableArray<string>? Remarks, string? AnsweredBy, string? Case)
{
    /// <summary>By when the window answers: a service promise, no limit of the law.</summary>
    public LocalDate? AnswerBy { get; init; }
}

/// <summary>Where draft checks are kept.</summary>
public interface IDraftStore
{
    /// <summary>Keeps a draft.</summary>
    /// <param name="draft">The draft; its id is not looked at.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>核对号.</returns>
    Task<long> KeepAsync(DraftCheck draft, string by, CancellationToken cancellation);

    /// <summary>One draft, or null.</summary>
    /// <param name="id">核对号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The draft.</returns>
    Task<DraftCheck?> FindAsync(long id, CancellationToken cancellation);

    /// <summary>Drafts that wait for an answer, the oldest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those asked for later than this one, by its number; 0 = from the oldest.</param>
    /// <returns>The drafts.</returns>
    Task<IReadOnlyList<DraftCheck>> WaitingAsync(int most, CancellationToken cancellation, long after = 0);

    /// <summary>Answers a draft, once.</summary>
    /// <param name="id">核对号.</param>
    /// <param name="remarks">What was found.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when there is none that waits.</returns>
    Task<bool> AnswerAsync(long id, ImmutableArray<string> remarks, string by, Instant now, CancellationToken cancellation);

    /// <summary>Keeps which case a draft became.</summary>
    /// <param name="id">核对号.</param>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task HandedInAsync(long id, CaseNumber number, CancellationToken cancellation);
}

/// <summary>
/// 草稿核对: only where the applicant asks for it in so many words, because handing in an application online is its receipt
/// and starts the five working days of 行政许可法 第三十二条, whatever it is called.
/// </summary>
public sealed class DraftDesk(IDraftStore store, CaseService cases, IItemRegistry items, Bearings bearings, ServiceRules rules)
{
    /// <summary>Whose idempotency keys are those of drafts that are handed in.</summary>
    internal const string Client = "draft-check";

    private const string Art32 = "行政许可法 第三十二条";

    /// <summary>Asks for a look at a draft.</summary>
    /// <param name="code">The item.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="voluntary">The applicant knows that this is no application yet.</param>
    /// <param name="actor">The hall that asks.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The draft as kept, or why not.</returns>
    public async Task<Ruling<DraftCheck>> AskAsync(ItemCode code, Application draft, bool voluntary, Actor actor, CancellationToken cancellation)
    {
        var now = bearings.Clock.GetCurrentInstant();
        if (items.InForce(code, ChinaTime.DateOf(now)) is not { } item)
            return RuntimeRejections.UnknownItem(code);
        if (Authority.MaySubmit(ContextOf(item, actor, now)) is { } refusal)
            return refusal;
        if (!voluntary)
        {
            return new Rejection(
                "WG5761", RejectionKind.Invalid,
                new Text("申请人没有明确只作草稿核对的，网上提交即为收件，请直接收件", "What is handed in is received, unless the applicant asks for a draft check in so many words"), Art32, "voluntary");
        }

        var kept = new DraftCheck(0, code, item.Name, draft, now, null, null, null);
        return WithDay(kept with { Id = await store.KeepAsync(kept, actor.User, cancellation) });
    }

    /// <summary>A draft.</summary>
    /// <param name="id">核对号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The draft, or null.</returns>
    public async Task<DraftCheck?> FindAsync(long id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } found ? WithDay(found) : null;

    /// <summary>Drafts that wait, the oldest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <param name="after">Only those asked for later than this one, by its number; 0 = from the oldest.</param>
    /// <returns>The drafts.</returns>
    public async Task<IReadOnlyList<DraftCheck>> WaitingAsync(int most, CancellationToken cancellation, long after = 0) =>
        [.. (await store.WaitingAsync(most, cancellation, after)).Select(WithDay)];

    /// <summary>Answers a draft; advice, never a correction notice.</summary>
    /// <param name="id">核对号.</param>
    /// <param name="remarks">What was found; none = all in order.</param>
    /// <param name="actor">The window.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The draft, or why not.</returns>
    public async Task<Ruling<DraftCheck>> AnswerAsync(long id, ImmutableArray<string> remarks, Actor actor, CancellationToken cancellation)
    {
        var now = bearings.Clock.GetCurrentInstant();
        if (await FindAsync(id, cancellation) is not { } draft || items.InForce(draft.Item, ChinaTime.DateOf(now)) is not { } item)
            return NoDraft();
        if (Authority.MayTakeIn(ContextOf(item, actor, now)) is { } refusal)
            return refusal;
        return await store.AnswerAsync(id, remarks, actor.User, now, cancellation)
            ? draft with { Remarks = remarks, AnsweredBy = actor.User }
            : new Rejection("WG5763", RejectionKind.Conflict, new Text("已经答复，或者已经正式提交", "It was answered, or handed in"), Art32);
    }

    /// <summary>Hands the draft in, answered or not: from now on the limits of the law run.</summary>
    /// <param name="id">核对号.</param>
    /// <param name="actor">The hall or the window.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The answer of the receipt.</returns>
    public async Task<CaseAnswer> HandInAsync(long id, Actor actor, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } draft)
            return new CaseAnswer.Refused(NoDraft());
        // One draft is one case, however often it is sent.
        var answer = await cases.ReceiveAsync(draft.Item, draft.Draft, actor, new IdempotencyKey(Client, $"{id}", $"{id}"), cancellation);
        if (answer is CaseAnswer.Done done)
            await store.HandedInAsync(id, done.Case.Number, cancellation);
        return answer;
    }

    private static Rejection NoDraft() => new("WG5762", RejectionKind.NotFound, new Text("没有这个核对号", "There is no such draft"), null, "id");

    private CaseContext ContextOf(ServiceItem item, Actor actor, Instant now) =>
        new(item, bearings.Law, bearings.Calendar, bearings.Staff, actor, now, default);

    private DraftCheck WithDay(DraftCheck draft) => draft with
    {
        AnswerBy = Clock.Start(
            new ClockName("draft-check"), ClockKind.Promised, rules.DraftCheck.Limit, ChinaTime.DateOf(draft.AskedAt), rules.DraftCheck.Basis)
            .Due(bearings.Calendar)!.Value.On,
    };
}
