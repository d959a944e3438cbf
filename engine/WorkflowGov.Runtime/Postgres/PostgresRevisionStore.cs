using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Revisions of items in PostgreSQL.</summary>
public sealed class PostgresRevisionStore(NpgsqlDataSource database) : IRevisionStore
{
    private const string Newest = """
        select version, hash, source, (select path from definition_file f where f.code = d.code order by ordinal desc limit 1)
        from definition d where code = $1 order by version desc limit 1
        """;

    private const string Source = "select source from definition where code = $1 and version = $2";

    private const string Versions = """
        select version, hash, effective_on, published_at, published_by from definition where code = $1 order by version desc
        """;

    private const string Revisions = """
        select code, version, name, hash, source, effective_on, note, proposed_at, proposed_by, outcome, decided_at, decided_by, reason,
            reviewed_at, reviewed_by, path, byte_order_mark
        from item_revision
        where $1::text is null or code = $1
        order by decided_at is not null, ordinal desc
        limit $2
        """;

    private const string Replace = """
        update item_revision set outcome = 'replaced', decided_at = $2, decided_by = $3 where code = $1 and decided_at is null
        """;

    private const string Keep = """
        insert into item_revision (code, version, name, hash, source, effective_on, note, proposed_at, proposed_by, path, byte_order_mark)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string Review = """
        update item_revision set reviewed_at = $3, reviewed_by = $4 where code = $1 and hash = $2 and decided_at is null and reviewed_at is null
        """;

    private const string Decide = """
        update item_revision set outcome = $3, decided_at = $4, decided_by = $5, reason = $6
        where code = $1 and hash = $2 and decided_at is null
        """;

    private const string Publish = """
        insert into definition (code, version, hash, name, authority, effective_on, content, source, published_at, published_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (code, version) do nothing
        """;

    /// <inheritdoc/>
    public async Task<(int Version, string Hash, string Source, string? Path)?> NewestAsync(ItemCode code, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Newest);
        command.Parameters.AddWithValue(code.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)) : null;
    }

    /// <inheritdoc/>
    public async Task<string?> SourceAsync(ItemCode code, int version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Source);
        command.Parameters.AddWithValue(code.Value);
        command.Parameters.AddWithValue(version);
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PublishedVersion>> VersionsAsync(ItemCode code, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Versions);
        command.Parameters.AddWithValue(code.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<PublishedVersion>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new PublishedVersion(
                reader.GetInt32(0), reader.GetString(1), reader.GetFieldValue<LocalDate>(2), reader.GetFieldValue<Instant>(3), reader.GetString(4)));
        }

        return found.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ItemRevision>> RevisionsAsync(ItemCode? code, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Revisions);
        command.Parameters.AddWithValue(code is { } one ? one.Value : DBNull.Value);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<ItemRevision>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new ItemRevision(
                ItemCode.Parse(reader.GetString(0)), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<LocalDate>(5), reader.GetString(6), reader.GetFieldValue<Instant>(7), reader.GetString(8),
                reader.IsDBNull(9) ? null : Enum.Parse<RevisionOutcome>(reader.GetString(9), ignoreCase: true),
                reader.IsDBNull(10) ? null : reader.GetFieldValue<Instant>(10), reader.IsDBNull(11) ? null : reader.GetString(11),
                reader.IsDBNull(12) ? null : reader.GetString(12))
            {
                ReviewedAt = reader.IsDBNull(13) ? null : reader.GetFieldValue<Instant>(13),
                ReviewedBy = reader.IsDBNull(14) ? null : reader.GetString(14),
                Path = reader.IsDBNull(15) ? null : reader.GetString(15),
                HasMark = reader.GetBoolean(16),
            });
        }

        return found.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task KeepAsync(ItemRevision revision, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        Add(batch, revision);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Adds what keeps a revision in the place of one that waited.</summary>
    internal static void Add(NpgsqlBatch batch, ItemRevision revision)
    {
        batch.BatchCommands.Add(Statement.Batched(Replace, revision.Code.Value, revision.ProposedAt, revision.ProposedBy));
        batch.BatchCommands.Add(Statement.Batched(
            Keep, revision.Code.Value, revision.Version, revision.Name, revision.Hash, revision.Source, revision.EffectiveOn, revision.Note,
            revision.ProposedAt, revision.ProposedBy, (object?)revision.Path ?? DBNull.Value, revision.HasMark));
    }

    /// <inheritdoc/>
    public async Task<bool> ReviewAsync(ItemRevision reviewed, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ExecuteAsync(connection, Statement.Batched(Review, reviewed.Code.Value, reviewed.Hash, reviewed.ReviewedAt!, reviewed.ReviewedBy!), cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> DecideAsync(ItemRevision decided, DefinitionSource? published, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var outcome = decided.Outcome == RevisionOutcome.Published ? "published" : "returned";
        if (!await ExecuteAsync(
            connection, Statement.Batched(Decide, decided.Code.Value, decided.Hash, outcome, decided.DecidedAt!, decided.DecidedBy!, (object?)decided.Reason ?? DBNull.Value), cancellation))
            return false;
        if (published is { Item: var item } && !await ExecuteAsync(
            connection,
            Statement.Batched(
                Publish, item.Code.Value, item.Version, item.Hash, item.Name, item.Authority.Name, item.EffectiveOn, StoredJson.Write(item), published.Text,
                decided.DecidedAt!, decided.DecidedBy!),
            cancellation))
            return false;
        if (published is not null)
        {
            await ExecuteAsync(connection, DefinitionTexts.Keeping([published]), cancellation);
            await ExecuteAsync(connection, PostgresFolderStore.Published(decided), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<bool> ExecuteAsync(NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(command);
        return await batch.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
