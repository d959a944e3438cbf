using NodaTime;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime;

/// <summary>批注: a remark on an element of a proposed revision, kept with it for good.</summary>
/// <param name="Code">The item.</param>
/// <param name="Hash">标准指纹 of the text that was looked at.</param>
/// <param name="About">The element, as the comparison names it.</param>
/// <param name="Body">What is remarked.</param>
/// <param name="By">User name of who did.</param>
/// <param name="At">When.</param>
public sealed record RevisionComment(ItemCode Code, string Hash, string About, string Body, string By, Instant At);

/// <summary>Where remarks on revisions are kept.</summary>
public interface IRevisionTalk
{
    /// <summary>All remarks on the revisions of an item, the earliest first.</summary>
    /// <param name="code">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The remarks.</returns>
    Task<IReadOnlyList<RevisionComment>> OfAsync(ItemCode code, CancellationToken cancellation);

    /// <summary>Keeps a remark.</summary>
    /// <param name="comment">The remark.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>When it is kept.</returns>
    Task AddAsync(RevisionComment comment, CancellationToken cancellation);

    /// <summary>Open cases of an item by the version they are handled under: a new version does not touch them.</summary>
    /// <param name="code">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Version and number of cases, the newest version first.</returns>
    Task<IReadOnlyList<(int Version, long Open)>> OpenCasesAsync(ItemCode code, CancellationToken cancellation);
}
