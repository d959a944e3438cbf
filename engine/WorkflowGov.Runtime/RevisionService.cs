using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime;

/// <summary>
/// 事项修订: policy staff propose a new version; it must lint clean and be proved, follow the newest one, and come into
/// force today or later. Another person reviews it (草稿 → 已审核); then it is published as it was proposed, by anybody but
/// its author, or returned with reasons. Published versions never change; cases stay on theirs.
/// </summary>
/// <param name="store">Where revisions are kept.</param>
/// <param name="registry">What is in force.</param>
/// <param name="catalogue">Checks and proves.</param>
/// <param name="clock">The program's one clock.</param>
public sealed class RevisionService(IRevisionStore store, IItemRegistry registry, Catalogue catalogue, IClock clock)
{
    private const int ListMax = 200;
    private readonly RevisionGate gate = new(store, registry, clock);

    /// <summary>Revisions, those that wait first.</summary>
    /// <param name="code">Of this item only; null = all.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The revisions.</returns>
    public Task<ImmutableArray<ItemRevision>> ListAsync(ItemCode? code, CancellationToken cancellation) =>
        store.RevisionsAsync(code, ListMax, cancellation);

    /// <summary>All published versions, the newest first.</summary>
    /// <param name="code">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The versions.</returns>
    public Task<ImmutableArray<PublishedVersion>> VersionsAsync(ItemCode code, CancellationToken cancellation) =>
        store.VersionsAsync(code, cancellation);

    /// <summary>提请发布; it takes the place of a revision of the same item that waited.</summary>
    /// <param name="code">The item.</param>
    /// <param name="text">Its YAML.</param>
    /// <param name="note">修订说明.</param>
    /// <param name="actor">Who proposes.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The revision, or why not.</returns>
    public async Task<Ruling<ItemRevision>> ProposeAsync(ItemCode code, string text, string note, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Has(CalendarRevision.PolicyStaff))
            return RuntimeRejections.RevisionByPolicyStaff();
        if (string.IsNullOrWhiteSpace(note))
            return RuntimeRejections.RevisionNoteMissing();
        var looked = await LookAsync(code, text, null, cancellation);
        if (looked.Rejection is { } rejection)
            return rejection;
        var item = looked.Value.Item;
        var isNew = await store.NewestAsync(code, cancellation) is null;
        var revision = new ItemRevision(
            code, item.Version, item.Name, item.Hash, text, item.EffectiveOn, note.Trim(), clock.GetCurrentInstant(), actor.User)
        {
            Path = isNew ? catalogue.PathOf(looked.Value.File) : null,
        };
        await store.KeepAsync(revision, cancellation);
        return revision;
    }

    /// <summary>The published text of a version, for looking at and for rolling back.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The YAML; null when there is no such version.</returns>
    public Task<string?> SourceAsync(ItemCode code, int version, CancellationToken cancellation) => store.SourceAsync(code, version, cancellation);

    /// <summary>恢复: proposes the content of an earlier version as the next one; published by another person like any other.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">The version to go back to.</param>
    /// <param name="note">修订说明.</param>
    /// <param name="actor">Who proposes.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The revision, in force from the earliest lawful day, or why not.</returns>
    public async Task<Ruling<ItemRevision>> RollBackAsync(ItemCode code, int version, string note, Actor actor, CancellationToken cancellation)
    {
        if (await NextAsync(code, cancellation) is not { } next || await store.SourceAsync(code, version, cancellation) is not { } text)
            return RuntimeRejections.UnknownVersion(code, version);
        return await ProposeAsync(code, RevisedText.Of(text, next.Version, next.From), note, actor, cancellation);
    }

    /// <summary>取消: proposes a next version that ends; published by another person like any other.</summary>
    /// <param name="code">The item.</param>
    /// <param name="retirement">From when on no case is received, what takes its place, by what decision.</param>
    /// <param name="note">修订说明.</param>
    /// <param name="actor">Who proposes.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The revision, or why not.</returns>
    public async Task<Ruling<ItemRevision>> RetireAsync(ItemCode code, Retirement retirement, string note, Actor actor, CancellationToken cancellation)
    {
        if (await NextAsync(code, cancellation) is not { } next || await store.NewestAsync(code, cancellation) is not { } newest)
            return RuntimeRejections.UnknownItem(code);
        return await ProposeAsync(code, RevisedText.Of(newest.Source, next.Version, next.From, retirement), note, actor, cancellation);
    }

    /// <summary>Number and earliest lawful day of the next version; null when the item was never published.</summary>
    private async Task<(int Version, LocalDate From)?> NextAsync(ItemCode code, CancellationToken cancellation)
    {
        if (await store.NewestAsync(code, cancellation) is not { } newest)
            return null;
        var today = ChinaTime.DateOf(clock.GetCurrentInstant());
        return (newest.Version + 1, LocalDate.Max(today, (await registry.GetAsync(code, newest.Version, cancellation)).EffectiveOn));
    }

    /// <summary>审核, by another person than the one who proposed: from now on the text may be published.</summary>
    /// <param name="code">The item.</param>
    /// <param name="hash">标准指纹 of what was looked at.</param>
    /// <param name="actor">Who reviews.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The revision, or why not.</returns>
    public async Task<Ruling<ItemRevision>> ReviewAsync(ItemCode code, string hash, Actor actor, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(code, hash, actor, cancellation);
        if (waiting.Rejection is { } rejection)
            return rejection;
        if (waiting.Value.ProposedBy == actor.User)
            return RuntimeRejections.ProposerReviews(actor.User);
        if (waiting.Value.ReviewedBy is { } reviewer)
            return RuntimeRejections.ReviewedAlready(code, reviewer);
        var reviewed = waiting.Value with { ReviewedAt = clock.GetCurrentInstant(), ReviewedBy = actor.User };
        return await store.ReviewAsync(reviewed, cancellation) ? reviewed : RuntimeRejections.NoRevisionWaits(code);
    }

    /// <summary>发布, by another person than the one who proposed: the version comes into force on its day.</summary>
    /// <param name="code">The item.</param>
    /// <param name="hash">标准指纹 of what was looked at.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The revision, or why not.</returns>
    public async Task<Ruling<ItemRevision>> PublishAsync(ItemCode code, string hash, Actor actor, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(code, hash, actor, cancellation);
        if (waiting.Rejection is { } rejection)
            return rejection;
        if (waiting.Value.ProposedBy == actor.User)
            return RuntimeRejections.ProposerPublishes(actor.User);
        if (waiting.Value.State != RevisionState.Reviewed)
            return RuntimeRejections.NotReviewed(code);

        // Looked at again: rules, people and what is in force may have changed since it was proposed.
        var looked = await LookAsync(code, waiting.Value.Source, waiting.Value.Path, cancellation);
        if (looked.Rejection is { } stale)
            return stale;
        var published = waiting.Value with
        {
            Outcome = RevisionOutcome.Published, DecidedAt = clock.GetCurrentInstant(), DecidedBy = actor.User, Path = waiting.Value.Path ?? catalogue.PathOf(looked.Value.File),
        };
        if (!await store.DecideAsync(published, looked.Value, cancellation))
            return RuntimeRejections.NoRevisionWaits(code);
        await registry.RefreshAsync(cancellation);
        return published;
    }

    /// <summary>退回, with reasons.</summary>
    /// <param name="code">The item.</param>
    /// <param name="hash">标准指纹 of what was looked at.</param>
    /// <param name="reason">理由.</param>
    /// <param name="actor">Who returns it.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The revision, or why not.</returns>
    public async Task<Ruling<ItemRevision>> ReturnAsync(ItemCode code, string hash, string reason, Actor actor, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(code, hash, actor, cancellation);
        if (waiting.Rejection is { } rejection)
            return rejection;
        if (string.IsNullOrWhiteSpace(reason))
            return RuntimeRejections.RevisionReasonMissing();
        var returned = waiting.Value with { Outcome = RevisionOutcome.Returned, DecidedAt = clock.GetCurrentInstant(), DecidedBy = actor.User, Reason = reason.Trim() };
        return await store.DecideAsync(returned, null, cancellation) ? returned : RuntimeRejections.NoRevisionWaits(code);
    }

    private async Task<Ruling<ItemRevision>> WaitingAsync(ItemCode code, string hash, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Has(CalendarRevision.PolicyStaff))
            return RuntimeRejections.RevisionByPolicyStaff();
        return (await store.RevisionsAsync(code, 1, cancellation)) is [{ Outcome: null } waiting] && waiting.Hash == hash
            ? waiting
            : RuntimeRejections.NoRevisionWaits(code);
    }

    /// <summary>The text as it would stand in the catalogue, or why it may not be published; a draft that came with a folder has a path.</summary>
    private async Task<Ruling<DefinitionSource>> LookAsync(ItemCode code, string text, string? path, CancellationToken cancellation)
    {
        if (await FileAsync(code, path, cancellation) is not { } file)
            return RuntimeRejections.UnknownItem(code);
        var review = catalogue.Review(text, file);
        return await gate.WhyNotAsync(code, review, cancellation) is { } wrong ? wrong : new DefinitionSource(review.Item!, file, text, review.Canonical!);
    }

    /// <summary>The file that a text of an item goes to.</summary>
    /// <param name="code">The item, published, or new under a code of an authority here.</param>
    /// <param name="path">Where a draft that came with a folder lay; null otherwise.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The file; null when the code cannot be an item's here.</returns>
    public async Task<string?> FileAsync(ItemCode code, string? path, CancellationToken cancellation)
    {
        if (catalogue.Find(code) is { } known)
            return known.File;
        path ??= (await store.NewestAsync(code, cancellation))?.Path;
        return path is null ? catalogue.PlaceFor(code) : Path.Combine(catalogue.Folder, path);
    }
}
