using System.Security.Cryptography;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Files;

/// <summary>Files as they are uploaded: as a stream, part by part, never whole in memory.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="clock">The program's clock.</param>
/// <param name="megabytesMax">How large a file may be, in MB (1,048,576 bytes).</param>
/// <param name="megabytesADay">How much each person or system may upload within 24 hours, in MB; 0 = no limit.</param>
/// <param name="screen">查毒; null = nobody looks.</param>
public sealed class FileService(IFileStore store, IClock clock, int megabytesMax, int megabytesADay = 0, IFileScreen? screen = null)
{
    private const int ChunkBytes = 1 << 20;
    private const int NameMax = 200;
    private static readonly Duration UnfinishedKept = Duration.FromDays(1);
    private static readonly Duration UnusedKept = Duration.FromDays(7);
    private static readonly Duration QuotaOver = Duration.FromHours(24);

    /// <summary>How large a file may be, in bytes.</summary>
    public long BytesMax => (long)megabytesMax << 20;

    /// <summary>Begins an upload.</summary>
    /// <param name="actor">Who uploads.</param>
    /// <param name="name">File name.</param>
    /// <param name="expected">Bytes announced; null = not said.</param>
    /// <param name="cancellation">Cancels before it is kept.</param>
    /// <returns>The upload, or why not.</returns>
    public async Task<Ruling<Upload>> BeginAsync(Actor actor, string? name, long? expected, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameMax || name.AsSpan().ContainsAny('/', '\\') || name.Any(char.IsControl))
            return FileRejections.Name();
        if (expected > BytesMax)
            return FileRejections.TooLarge(megabytesMax);
        if (megabytesADay > 0 && await store.SumAsync(actor.User, Now - QuotaOver, cancellation) + (expected ?? 0) > (long)megabytesADay << 20)
            return FileRejections.Quota(megabytesADay);
        var upload = new Upload(Guid.CreateVersion7(), actor.User, name, expected, 0, null, null, Now);
        await store.BeginAsync(upload, cancellation);
        return upload;
    }

    /// <summary>An upload of the actor's that is under way.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The upload, or why not.</returns>
    public async Task<Ruling<Upload>> FindAsync(Guid id, Actor actor, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } found && found.Owner == actor.User ? found : FileRejections.NoUpload(id);

    /// <summary>
    /// Takes bytes in; what has arrived stays when the connection breaks. The last part completes the file: then its
    /// kind is looked at and its digest counted.
    /// </summary>
    /// <param name="upload">The upload.</param>
    /// <param name="offset">From where the sender goes on.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="isLast">Whether this completes the file.</param>
    /// <param name="cancellation">Cancels reading; what was read stays.</param>
    /// <returns>The upload afterwards, or why not.</returns>
    public async Task<Ruling<Upload>> AppendAsync(Upload upload, long offset, Stream body, bool isLast, CancellationToken cancellation)
    {
        if (upload.Sha256 is not null)
            return FileRejections.NoUpload(upload.Id);
        if (offset != upload.Received)
            return FileRejections.Offset(upload.Received);
        var chunk = new byte[ChunkBytes];
        for (int read; (read = await body.ReadAtLeastAsync(chunk, ChunkBytes, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            if (upload.Received + read > Math.Min(upload.Expected ?? BytesMax, BytesMax))
            {
                await store.RemoveAsync(upload.Id);
                return upload.Expected is { } announced && upload.Received + read > announced ? FileRejections.Length(announced, upload.Received + read) : FileRejections.TooLarge(megabytesMax);
            }

            if (!await store.AppendAsync(upload.Id, upload.Received, chunk.AsMemory(0, read), Now))
                return FileRejections.Offset((await store.FindAsync(upload.Id, cancellation))?.Received ?? 0);
            upload = upload with { Received = upload.Received + read };
        }

        return isLast ? await CompleteAsync(upload, cancellation) : upload;
    }

    /// <summary>Gives an upload up.</summary>
    /// <param name="upload">The upload.</param>
    /// <returns>A task that ends when it is gone.</returns>
    public Task CancelAsync(Upload upload) => store.RemoveAsync(upload.Id);

    /// <summary>Which of these files is not there.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>The refusal, or null when all are there.</returns>
    public async Task<Rejection?> MissingAsync(IReadOnlyList<MaterialFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
            return null;
        var there = await store.HoldAsync([.. files.Select(f => f.Sha256)], Now, cancellation);
        return files.FirstOrDefault(f => !there.Contains(f.Sha256)) is { } missing ? FileRejections.NotUploaded(missing.Sha256) : null;
    }

    /// <summary>Removes what was not finished within a day, and what no case refers to within a week.</summary>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>How many.</returns>
    public Task<int> PurgeAsync(CancellationToken cancellation) => store.PurgeAsync(Now - UnfinishedKept, Now - UnusedKept, cancellation);

    private Instant Now => Recording.Precise(clock.GetCurrentInstant());

    private async Task<Ruling<Upload>> CompleteAsync(Upload upload, CancellationToken cancellation)
    {
        if (upload.Expected is { } expected && expected != upload.Received)
            return FileRejections.Length(expected, upload.Received);
        await using var content = store.Open(upload);
        if (await KindAsync(content, cancellation) is not { } kind)
        {
            await store.RemoveAsync(upload.Id);
            return FileRejections.Kind();
        }

        if (await InfectionAsync(content, cancellation) is { } infected)
        {
            await store.RemoveAsync(upload.Id);
            return infected;
        }

        content.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        await store.CompleteAsync(upload.Id, digest, kind, Now);
        return upload with { Sha256 = digest, Type = kind };
    }

    /// <summary>What the scanner found; a file that it cannot look at is not taken either.</summary>
    private async Task<Rejection?> InfectionAsync(Stream content, CancellationToken cancellation)
    {
        if (screen is null)
            return null;
        content.Position = 0;
        try
        {
            return await screen.LookAsync(content, cancellation) is { } found ? FileRejections.Infected(found) : null;
        }
        catch (IOException)
        {
            return FileRejections.NotScreened();
        }
    }

    private static async Task<string?> KindAsync(Stream content, CancellationToken cancellation)
    {
        var head = await PartAsync(content, 0, FileKind.HeadBytes, cancellation);
        var tail = await PartAsync(content, Math.Max(0, content.Length - FileKind.TailBytes), FileKind.TailBytes, cancellation);
        return FileKind.Of(head.Span, tail.Span);
    }

    private static async Task<ReadOnlyMemory<byte>> PartAsync(Stream content, long from, int most, CancellationToken cancellation)
    {
        content.Position = from;
        var part = new byte[most];
        return part.AsMemory(0, await content.ReadAtLeastAsync(part, most, throwOnEndOfStream: false, cancellation));
    }
}
