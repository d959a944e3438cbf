using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime;

/// <summary>What became of a proposed revision.</summary>
public enum RevisionOutcome
{
    /// <summary>发布.</summary>
    Published,

    /// <summary>退回, with reasons.</summary>
    Returned,

    /// <summary>另行提请: the same or another author proposed anew.</summary>
    Replaced,
}

/// <summary>Where a revision stands: 草稿 → 已审核 → 已发布.</summary>
public enum RevisionState
{
    /// <summary>草稿: written, not yet reviewed by another person.</summary>
    Draft,

    /// <summary>已审核: another person found it fit; it waits for publication.</summary>
    Reviewed,

    /// <summary>已发布.</summary>
    Published,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>已另行提请.</summary>
    Replaced,
}

/// <summary>修订: a new version of an item, proposed by one person for another to publish.</summary>
/// <param name="Code">The item.</param>
/// <param name="Version">The version it is to be.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Hash">标准指纹: what was looked at is what is published.</param>
/// <param name="Source">The YAML.</param>
/// <param name="EffectiveOn">施行日期.</param>
/// <param name="Note">修订说明.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="ProposedBy">By whom.</param>
/// <param name="Outcome">What became of it; null while it waits.</param>
/// <param name="DecidedAt">When; null while it waits.</param>
/// <param name="DecidedBy">By whom; null while it waits.</param>
/// <param name="Reason">Why it was returned; null otherwise.</param>
public sealed record ItemRevision(
    ItemCode Code, int Version, string Name, string Hash, string Source, LocalDate EffectiveOn, string Note, Instant ProposedAt, string ProposedBy,
    RevisionOutcome? Outcome = null, Instant? DecidedAt = null, string? DecidedBy = null, string? Reason = null)
{
    /// <summary>审核: when another person found it fit to be published; null while nobody has.</summary>
    public Instant? ReviewedAt { get; init; }

    /// <summary>By whom; null likewise.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>Its file within the definitions folder; null: that of the version before it.</summary>
    public string? Path { get; init; }

    /// <summary>Whether its file has a byte order mark.</summary>
    public bool HasMark { get; init; }

    /// <summary>Where it stands.</summary>
    public RevisionState State => Outcome switch
    {
        null => ReviewedAt is null ? RevisionState.Draft : RevisionState.Reviewed,
        RevisionOutcome.Published => RevisionState.Published,
        RevisionOutcome.Returned => RevisionState.Returned,
        _ => RevisionState.Replaced,
    };
}

/// <summary>A published version of an item.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Hash">标准指纹.</param>
/// <param name="EffectiveOn">施行日期.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="PublishedBy">By whom.</param>
public sealed record PublishedVersion(int Version, string Hash, LocalDate EffectiveOn, Instant PublishedAt, string PublishedBy);

/// <summary>Where revisions and published texts are kept.</summary>
public interface IRevisionStore
{
    /// <summary>The newest published text of an item.</summary>
    /// <param name="code">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The version with its text, and its file within the definitions folder when that is known; null when there is none.</returns>
    Task<(int Version, string Hash, string Source, string? Path)?> NewestAsync(ItemCode code, CancellationToken cancellation);

    /// <summary>The published text of a version.</summary>
    /// <param name="code">The item.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The YAML; null when there is no such version.</returns>
    Task<string?> SourceAsync(ItemCode code, int version, CancellationToken cancellation);

    /// <summary>All published versions of an item, the newest first.</summary>
    /// <param name="code">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The versions.</returns>
    Task<ImmutableArray<PublishedVersion>> VersionsAsync(ItemCode code, CancellationToken cancellation);

    /// <summary>Revisions, those that wait first, then the newest.</summary>
    /// <param name="code">Of this item only; null = all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The revisions.</returns>
    Task<ImmutableArray<ItemRevision>> RevisionsAsync(ItemCode? code, int limit, CancellationToken cancellation);

    /// <summary>Keeps a revision; one of the same item that waited is replaced by it.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>A task that ends when it is durable.</returns>
    Task KeepAsync(ItemRevision revision, CancellationToken cancellation);

    /// <summary>Keeps that the draft was reviewed.</summary>
    /// <param name="reviewed">The revision with its review.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when this text is no draft any more.</returns>
    Task<bool> ReviewAsync(ItemRevision reviewed, CancellationToken cancellation);

    /// <summary>Decides the revision that waits; publishing adds the version in the same transaction.</summary>
    /// <param name="decided">The revision with its outcome.</param>
    /// <param name="published">What is published; null when it is returned.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when it does not wait any more, or the version exists.</returns>
    Task<bool> DecideAsync(ItemRevision decided, DefinitionSource? published, CancellationToken cancellation);
}
