using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime;

/// <summary>The gate to publication (同一事项、同一标准、同一编码): rules, proofs, the next version, a day not gone by.</summary>
internal sealed class RevisionGate(IRevisionStore store, IItemRegistry registry, IClock clock)
{
    /// <summary>What stands in the way of a text; null when nothing does.</summary>
    public async Task<Rejection?> WhyNotAsync(ItemCode code, DraftReview review, CancellationToken cancellation)
    {
        if (review.Findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } finding)
            return RuntimeRejections.RevisionBreaksRule(finding);
        if (review.Proof!.Violations.FirstOrDefault() is { } violation)
            return RuntimeRejections.RevisionNotProved(violation);
        var item = review.Item!;
        if (item.Code != code)
            return RuntimeRejections.RevisionOfAnotherItem(code, item.Code);
        return await OutOfTurnAsync(item, cancellation);
    }

    /// <summary>Whether this is the newest published version, however it is laid out.</summary>
    public async Task<bool> IsPublishedAsync(ServiceItem item, CancellationToken cancellation) =>
        await store.NewestAsync(item.Code, cancellation) is { } newest && (newest.Version, newest.Hash) == (item.Version, item.Hash)
        && (await registry.GetAsync(item.Code, item.Version, cancellation)).EffectiveOn == item.EffectiveOn;

    /// <summary>What the versions before it and the calendar stand in the way of.</summary>
    public async Task<Rejection?> OutOfTurnAsync(ServiceItem item, CancellationToken cancellation)
    {
        var newest = await store.NewestAsync(item.Code, cancellation);
        if (item.Hash == newest?.Hash)
            return RuntimeRejections.NothingRevised();
        if (item.Version != (newest?.Version ?? 0) + 1)
            return RuntimeRejections.RevisionOutOfTurn(item.Version, newest?.Version ?? 0);
        var today = ChinaTime.DateOf(clock.GetCurrentInstant());
        if (item.EffectiveOn < today)
            return RuntimeRejections.RevisionInThePast(item.EffectiveOn, today);
        if (newest is not null && After(item, await registry.GetAsync(item.Code, newest.Value.Version, cancellation), today) is { } early)
            return early;
        return item.Retirement is { Successor: { } successor } retirement && registry.InForce(successor, retirement.On) is not { Retirement: null }
            ? RuntimeRejections.NoSuccessor(successor)
            : null;
    }

    private static Rejection? After(ServiceItem item, ServiceItem newest, LocalDate today)
    {
        if (newest.IsRetiredOn(today))
            return RuntimeRejections.RevisionOfRetired(newest, newest.Retirement!.On);
        return item.EffectiveOn < newest.EffectiveOn ? RuntimeRejections.RevisionBeforeNewest(item.EffectiveOn, newest.EffectiveOn) : null;
    }
}
