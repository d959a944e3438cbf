using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Folder;

/// <summary>An item's published version.</summary>
/// <param name="Code">The item.</param>
/// <param name="Version">Its version.</param>
public readonly record struct ItemVersion(ItemCode Code, int Version);

/// <summary>An edition of a file: its bytes, and whose version they hold.</summary>
/// <param name="File">The file.</param>
/// <param name="Item">The published version; null for what items share and for pages.</param>
public sealed record FileEdition(FolderFile File, ItemVersion? Item);

/// <summary>The definitions folder as the registry keeps it.</summary>
public interface IFolderStore
{
    /// <summary>The files of items.</summary>
    /// <param name="versions">These versions; null = the newest of each item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The newest edition of each.</returns>
    Task<ImmutableArray<FileEdition>> ItemsAsync(IReadOnlyCollection<ItemVersion>? versions, CancellationToken cancellation);

    /// <summary>What items share, and pages.</summary>
    /// <param name="until">As it was then; what was first kept later, as it was first; null = as it is now.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The files.</returns>
    Task<ImmutableArray<FileEdition>> SharedAsync(Instant? until, CancellationToken cancellation);

    /// <summary>Takes up a folder: editions for what differs from what is kept, and an end for shared files that are gone.</summary>
    /// <param name="folder">All its files; items only with the published version they hold.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>How many editions were new.</returns>
    Task<int> KeepAsync(IReadOnlyCollection<FileEdition> folder, string by, Instant now, CancellationToken cancellation);

    /// <summary>Keeps drafts, and editions that change no standard, in one transaction.</summary>
    /// <param name="drafts">The drafts; each takes the place of one of the same item that waited.</param>
    /// <param name="rewritten">Files whose comments or layout changed.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>A task that ends when all is durable.</returns>
    Task ImportAsync(IReadOnlyCollection<ItemRevision> drafts, IReadOnlyCollection<FileEdition> rewritten, string by, Instant now, CancellationToken cancellation);
}
