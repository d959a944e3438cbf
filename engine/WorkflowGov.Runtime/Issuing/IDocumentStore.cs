using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Issuing;

/// <summary>A document that was issued.</summary>
/// <param name="Number">文号.</param>
/// <param name="Case">办件编号.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Title">文书名称.</param>
/// <param name="Authority">机关.</param>
/// <param name="Of">The event it tells of, by its place in the case.</param>
/// <param name="IssuedAt">When (UTC).</param>
/// <param name="IssuedBy">By whom, user name.</param>
/// <param name="TemplateVersion">Version of its template.</param>
/// <param name="TemplateHash">Hash of its template.</param>
/// <param name="Content">What stands on it, as JSON.</param>
/// <param name="ContentHash">SHA-256 of the content, lower-case hex.</param>
/// <param name="FileHash">SHA-256 of the PDF, lower-case hex.</param>
public sealed record IssuedDocument(
    string Number, CaseNumber Case, string Kind, string Title, string Authority, int Of, Instant IssuedAt, string IssuedBy,
    int TemplateVersion, string TemplateHash, string Content, string ContentHash, string FileHash)
{
    /// <summary>核验码: enough of the content's hash that nobody guesses it.</summary>
    public string Code => DocumentService.CodeOf(ContentHash);
}

/// <summary>A case as it is held while a document of it is issued: nobody else writes it meanwhile.</summary>
/// <param name="Case">The engine's key.</param>
/// <param name="Sequence">Events so far.</param>
/// <param name="Head">Hash of the last event.</param>
/// <param name="DefinitionHash">Its definition.</param>
/// <param name="Serial">Takes the next serial of a series; given back when nothing is issued.</param>
public sealed record HeldForIssue(
    CaseId Case, int Sequence, byte[] Head, string DefinitionHash, Func<string, string, int, CancellationToken, Task<int>> Serial);

/// <summary>What is written when a document is issued.</summary>
/// <param name="Document">The document.</param>
/// <param name="Recorded">Its event.</param>
public sealed record Issue(IssuedDocument Document, RecordedEvent Recorded);

/// <summary>The number stands on another document.</summary>
public sealed class NumberTakenException(string number, Exception inner) : Exception($"Document number '{number}' is taken.", inner);

/// <summary>Where documents are kept.</summary>
public interface IDocumentStore
{
    /// <summary>Issues a document in one transaction, the case locked; number and event are written together or not at all.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="kind">Kind of document.</param>
    /// <param name="of">The event it tells of.</param>
    /// <param name="issue">Decides; not asked when the document was issued before. A refusal leaves everything as it was.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The document, the refusal, or null when there is no such case.</returns>
    /// <exception cref="NumberTakenException">A number that was given stands on another document.</exception>
    Task<Ruling<IssuedDocument>?> IssueAsync(
        CaseNumber number, string kind, int of, Func<HeldForIssue, Task<Ruling<Issue>>> issue, CancellationToken cancellation);

    /// <summary>The documents of a case, in the order in which they were issued.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The documents.</returns>
    Task<ImmutableArray<IssuedDocument>> OfCaseAsync(CaseNumber number, CancellationToken cancellation);

    /// <summary>A document by its number.</summary>
    /// <param name="document">文号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The document, or null.</returns>
    Task<IssuedDocument?> FindAsync(string document, CancellationToken cancellation);

    /// <summary>The events of a case in order.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The events.</returns>
    Task<ImmutableArray<RecordedEvent>> EventsAsync(CaseNumber number, CancellationToken cancellation);
}
