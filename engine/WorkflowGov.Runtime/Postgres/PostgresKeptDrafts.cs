using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Drafts under way in PostgreSQL.</summary>
public sealed class PostgresKeptDrafts(NpgsqlDataSource database) : IKeptDrafts
{
    private const string Of = "select item_code, author, content, over_hash, saves, saved_at from definition_draft where item_code = $1 order by saved_at desc, author";

    private const string All = "select item_code, author, content, over_hash, saves, saved_at from definition_draft order by saved_at desc, item_code, author limit $1";

    private const string Keep = """
        insert into definition_draft as kept (item_code, author, content, over_hash, saves, saved_at)
        select $1, $2, $3, $4, 1, $6 where $5 = 0
        on conflict (item_code, author) do nothing
        returning saves
        """;

    private const string KeepOver = """
        update definition_draft set content = $3, over_hash = $4, saves = saves + 1, saved_at = $6
        where item_code = $1 and author = $2 and saves = $5
        returning saves
        """;

    private const string Forget = "delete from definition_draft where item_code = $1 and author = $2";

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptDraft>> OfAsync(ItemCode code, CancellationToken cancellation) =>
        ReadAsync(database.CreateCommand(Of).With(code.Value), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptDraft>> AllAsync(int limit, CancellationToken cancellation) =>
        ReadAsync(database.CreateCommand(All).With(limit), cancellation);

    private static async Task<IReadOnlyList<KeptDraft>> ReadAsync(NpgsqlCommand asked, CancellationToken cancellation)
    {
        await using var command = asked;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<KeptDraft>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new KeptDraft(
                ItemCode.Parse(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetFieldValue<Instant>(5)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<KeptDraft?> KeepAsync(KeptDraft draft, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(draft.Saves == 0 ? Keep : KeepOver)
            .With(draft.Code.Value, draft.Author, draft.Text, draft.Over, draft.Saves, draft.SavedAt);
        return await command.ExecuteScalarAsync(cancellation) is int saves ? draft with { Saves = saves } : null;
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(ItemCode code, string author, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Forget).With(code.Value, author);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
