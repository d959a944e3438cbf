using NodaTime;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Files;

/// <summary>An upload, under way or complete.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Owner">Who uploads it.</param>
/// <param name="Name">File name as given; nothing is concluded from it.</param>
/// <param name="Expected">Bytes announced; null = not said.</param>
/// <param name="Received">Bytes received so far.</param>
/// <param name="Sha256">SHA-256, 64 hexadecimal digits; null while it is under way.</param>
/// <param name="Type">Media type by content; null while it is under way.</param>
/// <param name="MadeAt">When it began.</param>
public sealed record Upload(
    Guid Id, string Owner, string Name, long? Expected, long Received, string? Sha256, string? Type, Instant MadeAt);

/// <summary>A file that a case refers to.</summary>
/// <param name="Place">The material's key, or the step of a photo.</param>
/// <param name="Name">File name as given.</param>
/// <param name="Sha256">SHA-256, 64 hexadecimal digits.</param>
/// <param name="Sequence">The event that brought it.</param>
/// <param name="Type">Media type; null when the file is kept elsewhere.</param>
/// <param name="Bytes">Its length; null when the file is kept elsewhere.</param>
public sealed record CaseFile(string Place, string Name, string Sha256, int Sequence, string? Type, long? Bytes);

/// <summary>Where files are kept.</summary>
public interface IFileStore
{
    /// <summary>Begins an upload.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task BeginAsync(Upload upload, CancellationToken cancellation);

    /// <summary>An upload.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The upload, or null when there is none.</returns>
    Task<Upload?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>Bytes that somebody uploaded.</summary>
    /// <param name="owner">Who.</param>
    /// <param name="since">Since when, inclusive.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>How many, of uploads complete or under way.</returns>
    Task<long> SumAsync(string owner, Instant since, CancellationToken cancellation);

    /// <summary>Adds bytes at the end.</summary>
    /// <param name="id">To which upload.</param>
    /// <param name="offset">Bytes received so far, as the caller believes.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="now">Now.</param>
    /// <returns>False when the upload is elsewhere by now, complete or gone.</returns>
    Task<bool> AppendAsync(Guid id, long offset, ReadOnlyMemory<byte> content, Instant now);

    /// <summary>The upload is complete.</summary>
    /// <param name="id">Which.</param>
    /// <param name="sha256">Its SHA-256, 64 hexadecimal digits.</param>
    /// <param name="type">Media type by content.</param>
    /// <param name="now">Now.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task CompleteAsync(Guid id, string sha256, string type, Instant now);

    /// <summary>Removes an upload with its bytes.</summary>
    /// <param name="id">Which.</param>
    /// <returns>A task that ends when it is gone.</returns>
    Task RemoveAsync(Guid id);

    /// <summary>The bytes of an upload, read as they are asked for.</summary>
    /// <param name="upload">The upload.</param>
    /// <returns>A stream that can be sought in.</returns>
    Stream Open(Upload upload);

    /// <summary>A complete upload of one's own by its digest.</summary>
    /// <param name="sha256">The digest.</param>
    /// <param name="owner">Whose; null = anybody's.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The upload, or null when there is none.</returns>
    Task<Upload?> FindAsync(string sha256, string? owner, CancellationToken cancellation);

    /// <summary>Which of these files are there; those that are will not be purged for some days.</summary>
    /// <param name="sha256">Their digests.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>The digests of those that are there.</returns>
    Task<HashSet<string>> HoldAsync(IReadOnlyCollection<string> sha256, Instant now, CancellationToken cancellation);

    /// <summary>Files that a case refers to, in the order of its events.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="reader">Who asks; null = whoever may see every case.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The files; null when there is no such case or the reader's office has no part in it.</returns>
    Task<List<CaseFile>?> OfCaseAsync(CaseNumber number, Actor? reader, CancellationToken cancellation);

    /// <summary>Removes what no case refers to and nobody touched.</summary>
    /// <param name="unfinishedBefore">Uploads under way: since before this instant.</param>
    /// <param name="unusedBefore">Complete ones: since before this instant.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How many.</returns>
    Task<int> PurgeAsync(Instant unfinishedBefore, Instant unusedBefore, CancellationToken cancellation);
}
