using NodaTime;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime;

/// <summary>起草中: a text as one author has it so far. It binds nobody; only what is proposed is looked at.</summary>
/// <param name="Code">The item.</param>
/// <param name="Author">User name of who writes.</param>
/// <param name="Text">The YAML.</param>
/// <param name="Over">标准指纹 of the version that it was begun over.</param>
/// <param name="Saves">How often it was kept: who writes over it says which one they saw.</param>
/// <param name="SavedAt">When it was kept last.</param>
public sealed record KeptDraft(ItemCode Code, string Author, string Text, string Over, int Saves, Instant SavedAt);

/// <summary>Where drafts under way are kept, one for each item and author.</summary>
public interface IKeptDrafts
{
    /// <summary>All authors' drafts of an item, the latest first.</summary>
    /// <param name="code">The item.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The drafts.</returns>
    Task<IReadOnlyList<KeptDraft>> OfAsync(ItemCode code, CancellationToken cancellation);

    /// <summary>All drafts under way, the latest first.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The drafts.</returns>
    Task<IReadOnlyList<KeptDraft>> AllAsync(int limit, CancellationToken cancellation);

    /// <summary>Keeps a draft over the one that was seen.</summary>
    /// <param name="draft">The draft; its count is that of the one it replaces, 0 for a first.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>What is kept now; null when another one was kept in between, which stays.</returns>
    Task<KeptDraft?> KeepAsync(KeptDraft draft, CancellationToken cancellation);

    /// <summary>Forgets a draft.</summary>
    /// <param name="code">The item.</param>
    /// <param name="author">Whose.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>When it is gone.</returns>
    Task ForgetAsync(ItemCode code, string author, CancellationToken cancellation);
}
