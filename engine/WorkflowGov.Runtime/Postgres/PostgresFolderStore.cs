using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Folder;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The definitions folder in PostgreSQL, edition by edition.</summary>
public sealed class PostgresFolderStore(NpgsqlDataSource database) : IFolderStore
{
    private const string Selected = """
        select coalesce(own.path, any_version.path, 'items/' || d.code || '.yaml'), coalesce(own.content, convert_to(d.source, 'UTF8')), d.code, d.version
        """;

    /// <summary>Versions from before files were kept have their text, and the path of another version.</summary>
    private const string Editions = """
        left join lateral (select path, content from definition_file f where f.code = d.code and f.version = d.version order by ordinal desc limit 1) own on true
        left join lateral (select path from definition_file f where f.code = d.code order by ordinal desc limit 1) any_version on true
        """;

    private const string Newest = $"""
        {Selected} from (select distinct on (code) code, version, source from definition order by code, version desc) d {Editions}
        """;

    private const string These = $"""
        {Selected} from definition d {Editions} where (d.code, d.version) in (select * from unnest($1, $2))
        """;

    private const string Shared = """
        select path, content from (
            select distinct on (path) path, content from definition_file where code is null
            order by path, (kept_at < $1) desc, case when kept_at < $1 then ordinal end desc, ordinal) newest
        where content is not null
        """;

    private const string Heads = """
        (select distinct on (path) path, digest, null::text as code, null::integer as version from definition_file where code is null order by path, ordinal desc)
        union all
        (select distinct on (code, version) path, digest, code, version from definition_file where code is not null order by code, version, ordinal desc)
        """;

    private const string Keep = """
        insert into definition_file (path, content, code, version, kept_at, kept_by)
        select f.path, f.content, f.code, f.version, $5, $6 from unnest($1, $2, $3, $4) as f (path, content, code, version)
        """;

    private const string Publish = "insert into definition_file (path, content, code, version, kept_at, kept_by) values ($1, $2, $3, $4, $5, $6)";

    /// <summary>One server at a time takes up a folder.</summary>
    private const string Alone = "select pg_advisory_xact_lock(hashtext('definition_file'))";

    /// <inheritdoc/>
    public async Task<ImmutableArray<FileEdition>> ItemsAsync(IReadOnlyCollection<ItemVersion>? versions, CancellationToken cancellation)
    {
        var command = versions is null
            ? database.CreateCommand(Newest)
            : database.CreateCommand(These).With(versions.Select(v => v.Code.Value).ToArray(), versions.Select(v => v.Version).ToArray());
        return [.. await Statement.ReadAsync(
            command, r => new FileEdition(new FolderFile(r.GetString(0), r.GetFieldValue<byte[]>(1)), new ItemVersion(ItemCode.Parse(r.GetString(2)), r.GetInt32(3))), cancellation)];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<FileEdition>> SharedAsync(Instant? until, CancellationToken cancellation) =>
    [
        .. await Statement.ReadAsync(
            database.CreateCommand(Shared).With(until ?? Instant.MaxValue),
            r => new FileEdition(new FolderFile(r.GetString(0), r.GetFieldValue<byte[]>(1)), null), cancellation),
    ];

    /// <inheritdoc/>
    public async Task<int> KeepAsync(IReadOnlyCollection<FileEdition> folder, string by, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var alone = new NpgsqlCommand(Alone, connection))
            await alone.ExecuteNonQueryAsync(cancellation);
        var heads = await Statement.ReadAsync(
            new NpgsqlCommand(Heads, connection),
            r => (Path: r.GetString(0), Digest: r.IsDBNull(1) ? string.Empty : Convert.ToHexStringLower(r.GetFieldValue<byte[]>(1)), Item: r.IsDBNull(2) ? (ItemVersion?)null : new ItemVersion(ItemCode.Parse(r.GetString(2)), r.GetInt32(3))),
            cancellation);
        var known = heads.ToHashSet();
        var present = folder.Select(e => e.File.Path).ToHashSet(StringComparer.Ordinal);
        var fresh = folder.Where(e => !known.Contains((e.File.Path, Convert.ToHexStringLower(SHA256.HashData(e.File.Content.Span)), e.Item)))
            .Select(e => new Row(e.File.Path, e.File.Content.ToArray(), e.Item))
            .Concat(heads.Where(h => h.Item is null && h.Digest.Length > 0 && !present.Contains(h.Path)).Select(h => new Row(h.Path, null, null)))
            .ToList();
        if (fresh.Count > 0)
            await InsertAsync(connection, fresh, by, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return fresh.Count;
    }

    /// <inheritdoc/>
    public async Task ImportAsync(
        IReadOnlyCollection<ItemRevision> drafts, IReadOnlyCollection<FileEdition> rewritten, string by, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (drafts.Count > 0)
        {
            await using var batch = connection.CreateBatch();
            foreach (var draft in drafts)
                PostgresRevisionStore.Add(batch, draft);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        if (rewritten.Count > 0)
            await InsertAsync(connection, [.. rewritten.Select(e => new Row(e.File.Path, e.File.Content.ToArray(), e.Item))], by, now, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Keeps the file of a revision that is published.</summary>
    internal static NpgsqlBatchCommand Published(ItemRevision revision) => Statement.Batched(
        Publish, revision.Path!, FolderFile.Bytes(revision.Source, revision.HasMark), revision.Code.Value, revision.Version, revision.DecidedAt!, revision.DecidedBy!);

    private static async Task InsertAsync(NpgsqlConnection connection, List<Row> rows, string by, Instant now, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        var command = new Columns<Row>(rows)
            .Add(NpgsqlDbType.Text, r => r.Path)
            .Add(NpgsqlDbType.Bytea, r => r.Content)
            .Add(NpgsqlDbType.Text, r => r.Item?.Code.Value)
            .Add(NpgsqlDbType.Integer, r => r.Item?.Version)
            .Command(Keep);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(by);
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record Row(string Path, byte[]? Content, ItemVersion? Item);
}
