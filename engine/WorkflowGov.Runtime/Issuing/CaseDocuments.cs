using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Issuing;

/// <summary>The documents of a case: what was issued, what it must have and has not, what may be issued.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Issued">In the order in which they were issued.</param>
/// <param name="Outstanding">应出未出: what the law demands by now.</param>
/// <param name="Offered">What may be issued besides.</param>
public sealed record CaseDocuments(
    CaseNumber Number, ImmutableArray<ListedDocument> Issued, ImmutableArray<OfferedDocument> Outstanding, ImmutableArray<OfferedDocument> Offered);

/// <summary>A document that was issued, without what stands on it.</summary>
/// <param name="Number">文号.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Title">文书名称.</param>
/// <param name="Of">The event it tells of, by its place in the case.</param>
/// <param name="IssuedAt">When (UTC).</param>
/// <param name="IssuedBy">By whom.</param>
/// <param name="Code">核验码.</param>
/// <param name="FileHash">SHA-256 of the PDF.</param>
public sealed record ListedDocument(string Number, string Kind, string Title, int Of, Instant IssuedAt, string IssuedBy, string Code, string FileHash)
{
    /// <summary>The document as it is listed.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The entry.</returns>
    public static ListedDocument From(IssuedDocument document) => new(
        document.Number, document.Kind, document.Title, document.Of, document.IssuedAt, document.IssuedBy, document.Code, document.FileHash);
}

/// <summary>A document that can be issued now.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Title">文书名称.</param>
/// <param name="Of">The event it tells of, by its place in the case.</param>
/// <param name="Basis">Law and article.</param>
/// <param name="Asked">What whoever issues it fills in: what the template asks and the case does not say.</param>
/// <param name="Missing">What it must state and the case does not know yet.</param>
public sealed record OfferedDocument(
    string Kind, string Title, int Of, string Basis, ImmutableArray<string> Asked, ImmutableArray<string> Missing);

/// <summary>What anybody may know of a document (文书核验): nothing of the applicant.</summary>
/// <param name="Genuine">Number and code belong together.</param>
/// <param name="Number">文号; null when not genuine.</param>
/// <param name="Title">文书名称.</param>
/// <param name="Authority">机关.</param>
/// <param name="IssuedOn">The day (Asia/Shanghai).</param>
/// <param name="FileHash">SHA-256 of the PDF, to hold a file against.</param>
public sealed record Verification(bool Genuine, string? Number, string? Title, string? Authority, LocalDate? IssuedOn, string? FileHash);
