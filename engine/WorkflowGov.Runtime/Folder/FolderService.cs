using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Folder;

/// <summary>
/// The whole definitions folder into the registry and out of it again. What nobody changed comes back byte for byte; a
/// changed item becomes a draft for a second person to review; with anything wrong, nothing is done.
/// </summary>
/// <param name="store">Where the folder is kept.</param>
/// <param name="revisions">Where drafts are kept.</param>
/// <param name="registry">What is in force.</param>
/// <param name="catalogue">Checks and proves.</param>
/// <param name="clock">The program's one clock.</param>
public sealed class FolderService(IFolderStore store, IRevisionStore revisions, IItemRegistry registry, Catalogue catalogue, IClock clock)
{
    private readonly RevisionGate gate = new(revisions, registry, clock);

    /// <summary>Takes up the folder that the program was started with: every file, items as far as they are published.</summary>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>How many editions of files were new.</returns>
    public Task<int> KeepAsync(string by, CancellationToken cancellation)
    {
        var published = catalogue.Items.Where(i => registry.Known(i.Item.Code, i.Item.Version)?.Hash == i.Item.Hash)
            .ToDictionary(i => catalogue.PathOf(i.File), i => new ItemVersion(i.Item.Code, i.Item.Version), StringComparer.Ordinal);
        var editions = FolderOnDisk.Read(catalogue.Folder).Where(f => !f.IsItem || published.ContainsKey(f.Path))
            .Select(f => new FileEdition(f, f.IsItem ? published[f.Path] : null)).ToList();
        return store.KeepAsync(editions, by, clock.GetCurrentInstant(), cancellation);
    }

    /// <summary>The folder as it is kept.</summary>
    /// <param name="on">With the versions in force on that day, and what they shared; null: the newest, also such as are still to come.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The files by path.</returns>
    public async Task<FolderArchive> ExportAsync(LocalDate? on, CancellationToken cancellation)
    {
        var versions = on is { } day ? registry.AllInForce(day).Select(i => new ItemVersion(i.Code, i.Version)).ToList() : null;
        var until = on?.PlusDays(1).AtStartOfDayInZone(ChinaTime.Zone).ToInstant();
        var items = await store.ItemsAsync(versions, cancellation);
        return new FolderArchive([.. items.Concat(await store.SharedAsync(until, cancellation)).Select(e => e.File).OrderBy(f => f.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Makes drafts of all items that a folder has otherwise than the registry, or of none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="note">修订说明 of all drafts.</param>
    /// <param name="isCheck">Only says what it would come to.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>What became of each file that differs, or what stood in the way.</returns>
    public async Task<Ruling<FolderImport>> ImportAsync(FolderArchive folder, string note, bool isCheck, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Has(CalendarRevision.PolicyStaff))
            return RuntimeRejections.RevisionByPolicyStaff();
        if (string.IsNullOrWhiteSpace(note) && !isCheck)
            return RuntimeRejections.RevisionNoteMissing();
        var now = clock.GetCurrentInstant();
        var plan = new FolderPlan(await store.ItemsAsync(null, cancellation), await store.SharedAsync(null, cancellation), folder);
        foreach (var (file, review) in plan.Items.Zip(Reviews(plan, folder)))
            await plan.SettleAsync(file, review, gate, revisions, new Draft(note?.Trim() ?? string.Empty, actor.User, now), cancellation);
        if (isCheck || plan.Problems.Count > 0)
            return plan.Outcome(isApplied: false);
        await store.ImportAsync(plan.Drafts, plan.Rewritten, actor.User, now, cancellation);
        return plan.Outcome(isApplied: true);
    }

    private ImmutableArray<DraftReview> Reviews(FolderPlan plan, FolderArchive folder)
    {
        var present = folder.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return catalogue.Review([.. plan.Items.Select(f => (Path.Combine(catalogue.Folder, f.Path), f.Content.ToArray()))], file => present.Contains(catalogue.PathOf(file)));
    }

    /// <summary>What all drafts of an import share.</summary>
    internal sealed record Draft(string Note, string By, Instant At);
}
