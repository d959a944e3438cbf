using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>A case as the public desk holds it while it decides: locked, with what its log needs.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Events so far.</param>
/// <param name="Head">Hash of the last event.</param>
/// <param name="DefinitionHash">Its definition.</param>
/// <param name="On">Its rating.</param>
/// <param name="FollowUp">差评处理期限; null when there is none.</param>
public sealed record PublicCase(CaseId Case, int Sequence, byte[] Head, string DefinitionHash, RatedCase On, Clock? FollowUp);

/// <summary>What the public desk did.</summary>
/// <param name="Happened">The event.</param>
/// <param name="Recorded">The event as recorded.</param>
/// <param name="FollowUp">差评处理期限 as it stands now; null when it did not change.</param>
public sealed record PublicAct(CaseEvent Happened, RecordedEvent Recorded, ClockRow? FollowUp = null);

/// <summary>What opens a case to the public.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Salt">Salt of the password's hash.</param>
/// <param name="Hash">The hash.</param>
public sealed record QueryKey(CaseNumber Number, byte[] Salt, byte[] Hash);

/// <summary>What there is to a 查询编号.</summary>
/// <param name="Key">Its key; null = there is none.</param>
/// <param name="Sequence">Events of the case so far.</param>
/// <param name="Failures">Wrong passwords.</param>
public sealed record FoundKey(QueryKey? Key, int Sequence, int Failures);

/// <summary>A bad rating that is followed up.</summary>
/// <param name="Case">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Level">评价等级.</param>
/// <param name="Comment">In the applicant's words.</param>
/// <param name="RatedAt">When.</param>
/// <param name="ContactNote">回访情况; null before.</param>
/// <param name="Result">整改结果; null before.</param>
/// <param name="ResolvedAt">When it was answered; null before.</param>
/// <param name="ContactedBy">Who contacted; null before.</param>
/// <param name="ContactedAt">When; null before.</param>
/// <param name="ResolvedBy">Who answered; null before.</param>
/// <param name="Finding">核实处理结果; null before.</param>
public sealed record BadRating(
    string Case, string ItemName, string Authority, RatingLevel Level, string Comment, Instant RatedAt, string? ContactNote, string? Result, Instant? ResolvedAt,
    string? ContactedBy, Instant? ContactedAt, string? ResolvedBy, RatingFinding? Finding);

/// <summary>Ratings of an item.</summary>
/// <param name="Authority">实施主体.</param>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Level">评价等级; null = kept silent, counted by rule.</param>
/// <param name="Count">How many.</param>
public sealed record RatingCount(string Authority, string Item, string ItemName, RatingLevel? Level, long Count);

/// <summary>Where query passwords and ratings are kept.</summary>
public interface IPublicStore
{
    /// <summary>Decides and writes an event with what belongs to it in one transaction, the case locked.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="decide">Decides on what is there.</param>
    /// <param name="key">A new query key to keep with it; null = none.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The event and its record, the refusal, or null when there is no such case.</returns>
    Task<Ruling<PublicAct>?> ActAsync(
        CaseNumber number, Func<PublicCase, Ruling<PublicAct>> decide, QueryKey? key, CancellationToken cancellation);

    /// <summary>The key of a case, and how often it was tried in vain.</summary>
    /// <param name="number">查询编号 as it was given.</param>
    /// <param name="of">The case; null = the number is none.</param>
    /// <param name="forgetBefore">Attempts before this instant do not count.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>What was found.</returns>
    Task<FoundKey> FindKeyAsync(string number, CaseId? of, Instant forgetBefore, CancellationToken cancellation);

    /// <summary>Counts an attempt on a number before it is looked at, so that attempts at once are counted too.</summary>
    /// <param name="number">The number, of a real case or not.</param>
    /// <param name="now">When.</param>
    /// <param name="forgetBefore">Attempts before this are forgotten.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>Attempts without success so far, this one included.</returns>
    Task<int> AttemptAsync(string number, Instant now, Instant forgetBefore, CancellationToken cancellation);

    /// <summary>Forgets the attempts on a number after a right password.</summary>
    /// <param name="number">The number.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>A task that ends when they are forgotten.</returns>
    Task ForgiveAsync(string number, CancellationToken cancellation);

    /// <summary>Bad ratings, the oldest open one first.</summary>
    /// <param name="authority">Only of this body; null = all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Only those behind this place; null = from the first.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The ratings.</returns>
    Task<IReadOnlyList<BadRating>> BadAsync(string? authority, int most, RatingPlace? after, CancellationToken cancellation);

    /// <summary>Ratings by body, item and level.</summary>
    /// <param name="since">Cases rated or ended since.</param>
    /// <param name="silentBefore">Cases without a rating that ended before this count by rule.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The counts.</returns>
    Task<IReadOnlyList<RatingCount>> CountAsync(Instant since, Instant silentBefore, CancellationToken cancellation);
}
