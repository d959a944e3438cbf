using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Files;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Files in PostgreSQL.</summary>
public sealed class PostgresFileStore(NpgsqlDataSource database) : IFileStore
{
    private const string Begin = "insert into upload (id, owner, name, expected, made_at, touched_at) values ($1, $2, $3, $4, $5, $5)";

    private const string Append = """
        with moved as (
            update upload set received = $2 + length($3), touched_at = $4
            where id = $1 and received = $2 and completed_at is null returning id)
        insert into upload_chunk (upload_id, start, content) select id, $2, $3 from moved
        """;

    private const string Complete = "update upload set sha256 = $2, type = $3, completed_at = $4, touched_at = $4 where id = $1 and completed_at is null";

    private const string Sum = "select coalesce(sum(received), 0)::bigint from upload where owner = $1 and made_at >= $2";

    private const string Remove = "delete from upload where id = $1";

    private const string Columns = "id, owner, name, expected, received, sha256, type, made_at";

    private const string One = $"select {Columns} from upload where id = $1";

    private const string ByDigest = $"select {Columns} from upload where sha256 = $1 and ($2 = '' or owner = $2) order by made_at limit 1";

    private const string Hold = """
        update upload set touched_at = greatest(touched_at, $2) where sha256 = any($1) returning encode(sha256, 'hex')
        """;

    private const string MaySee = """
        select c.id from approval_case c
        where c.number = $1 and ($2 = '' or c.authority = $2
            or exists (select from case_event e where e.case_id = c.id and e.office = $2)
            or exists (select from approval_task t where t.case_id = c.id and t.office = $2))
        """;

    private const string OfCase = """
        select f.place, f.name, encode(f.sha256, 'hex'), f.sequence, u.type, u.received
        from case_file f
        left join lateral (select type, received from upload where sha256 = f.sha256 limit 1) u on true
        where f.case_id = $1
        order by f.sequence, f.place, f.name
        """;

    private const string Purge = """
        delete from upload u
        where (completed_at is null and touched_at < $1)
            or (completed_at is not null and touched_at < $2 and not exists (select from case_file f where f.sha256 = u.sha256))
        """;

    /// <inheritdoc/>
    public Task BeginAsync(Upload upload, CancellationToken cancellation) => RunAsync(
        database.CreateCommand(Begin).With(
            upload.Id, upload.Owner, upload.Name, new NpgsqlParameter { Value = (object?)upload.Expected ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint }, upload.MadeAt),
        cancellation);

    /// <inheritdoc/>
    public async Task<Upload?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(One).With(id), UploadAt, cancellation)).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<long> SumAsync(string owner, Instant since, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(Sum).With(owner, since), r => r.GetInt64(0), cancellation))[0];

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(Guid id, long offset, ReadOnlyMemory<byte> content, Instant now) =>
        await RunAsync(database.CreateCommand(Append).With(id, offset, new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = content, NpgsqlDbType = NpgsqlDbType.Bytea }, now), CancellationToken.None) == 1;

    /// <inheritdoc/>
    public Task CompleteAsync(Guid id, string sha256, string type, Instant now) =>
        RunAsync(database.CreateCommand(Complete).With(id, Convert.FromHexString(sha256), type, now), CancellationToken.None);

    /// <inheritdoc/>
    public Task RemoveAsync(Guid id) => RunAsync(database.CreateCommand(Remove).With(id), CancellationToken.None);

    /// <inheritdoc/>
    public Stream Open(Upload upload) => new StoredContent(database, upload.Id, upload.Received);

    /// <inheritdoc/>
    public async Task<Upload?> FindAsync(string sha256, string? owner, CancellationToken cancellation) => IsDigest(sha256)
        ? (await Statement.ReadAsync(database.CreateCommand(ByDigest).With(Convert.FromHexString(sha256), owner ?? string.Empty), UploadAt, cancellation)).FirstOrDefault()
        : null;

    /// <inheritdoc/>
    public async Task<HashSet<string>> HoldAsync(IReadOnlyCollection<string> sha256, Instant now, CancellationToken cancellation)
    {
        var digests = sha256.Where(IsDigest).Select(Convert.FromHexString).ToArray();
        return [.. await Statement.ReadAsync(database.CreateCommand(Hold).With(digests, now), r => r.GetString(0), cancellation)];
    }

    /// <inheritdoc/>
    public async Task<List<CaseFile>?> OfCaseAsync(CaseNumber number, Actor? reader, CancellationToken cancellation)
    {
        var found = await Statement.ReadAsync(
            database.CreateCommand(MaySee).With(number.Value, reader?.Office.Name ?? string.Empty), r => r.GetInt64(0), cancellation);
        return found is [var id]
            ? await Statement.ReadAsync(
                database.CreateCommand(OfCase).With(id),
                r => new CaseFile(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetInt64(5)),
                cancellation)
            : null;
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(Instant unfinishedBefore, Instant unusedBefore, CancellationToken cancellation) =>
        RunAsync(database.CreateCommand(Purge).With(unfinishedBefore, unusedBefore), cancellation);

    internal static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static async Task<int> RunAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var owned = command;
        return await owned.ExecuteNonQueryAsync(cancellation);
    }

    private static Upload UploadAt(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetInt64(4),
        row.IsDBNull(5) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(5)), row.IsDBNull(6) ? null : row.GetString(6), row.GetFieldValue<Instant>(7));
}
