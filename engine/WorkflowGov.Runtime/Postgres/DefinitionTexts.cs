using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>The canonical texts of published definitions, by hash: what evidence quotes so that anybody can hash it again.</summary>
public sealed class DefinitionTexts(NpgsqlDataSource database)
{
    private const string Known = "select hash from definition_text";

    private const string Insert = "insert into definition_text (hash, canonical) select distinct on (hash) * from unnest($1, $2) as u(hash, canonical) on conflict do nothing";

    private const string Find = "select hash, canonical from definition_text where hash = any($1)";

    /// <summary>Keeps the texts that are not kept yet; also those of versions that were published before texts were kept.</summary>
    /// <param name="published">Definitions as published.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>A task that ends when they are kept.</returns>
    public async Task KeepAsync(IEnumerable<DefinitionSource> published, CancellationToken cancellation)
    {
        var known = (await Statement.ReadAsync(database.CreateCommand(Known), r => r.GetString(0), cancellation)).ToHashSet(StringComparer.Ordinal);
        var fresh = published.Where(s => !known.Contains(s.Item.Hash)).ToList();
        if (fresh.Count == 0)
            return;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Keeping(fresh));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The texts of some definitions.</summary>
    /// <param name="hashes">Their hashes.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Hash and text of each that is kept.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IEnumerable<string> hashes, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(Find).With([hashes.Distinct(StringComparer.Ordinal).ToArray()]), r => (Hash: r.GetString(0), Text: r.GetString(1)), cancellation))
        .ToDictionary(t => t.Hash, t => t.Text, StringComparer.Ordinal);

    internal static NpgsqlBatchCommand Keeping(IReadOnlyList<DefinitionSource> published) => new Columns<DefinitionSource>(published)
        .Add(NpgsqlDbType.Text, s => s.Item.Hash)
        .Add(NpgsqlDbType.Text, s => s.Canonical)
        .Command(Insert);
}
