using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The bytes of an upload: a chunk at a time from the database, from wherever they are asked for.</summary>
internal sealed class StoredContent(NpgsqlDataSource database, Guid upload, long length) : Stream
{
    private const string ChunkAt = """
        select start, content from upload_chunk where upload_id = $1 and start <= $2 order by start desc limit 1
        """;

    private (long Start, byte[] Content) chunk = (0, []);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        if (Position < chunk.Start || Position >= chunk.Start + chunk.Content.Length)
            chunk = (await Statement.ReadAsync(
                database.CreateCommand(ChunkAt).With(upload, Position), r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), cancellationToken)).Single();
        var from = (int)(Position - chunk.Start);
        var count = Math.Min(buffer.Length, chunk.Content.Length - from);
        chunk.Content.AsMemory(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("What is stored is not changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("What is stored is not changed.");
}
