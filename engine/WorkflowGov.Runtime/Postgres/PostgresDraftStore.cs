using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Draft checks in PostgreSQL.</summary>
public sealed class PostgresDraftStore(NpgsqlDataSource database) : IDraftStore
{
    private const string KeepSql = """
        insert into draft_check (item_code, item_name, content, asked_at, asked_by) values ($1, $2, $3, $4, $5) returning id
        """;

    private const string FindSql = """
        select id, item_code, item_name, content, asked_at, remarks, answered_by, case_number from draft_check where id = $1
        """;

    private const string WaitingSql = """
        select id, item_code, item_name, content, asked_at, remarks, answered_by, case_number from draft_check
        where answered_at is null and case_number is null and id > $2
        order by id
        limit $1
        """;

    private const string AnswerSql = """
        update draft_check set remarks = $2, answered_by = $3, answered_at = $4 where id = $1 and answered_at is null and case_number is null
        """;

    private const string HandedInSql = "update draft_check set case_number = $2 where id = $1";

    /// <inheritdoc/>
    public async Task<long> KeepAsync(DraftCheck draft, string by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(KeepSql).With(draft.Item.Value, draft.ItemName, StoredJson.Write(draft.Draft), draft.AskedAt, by);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async Task<DraftCheck?> FindAsync(long id, CancellationToken cancellation) =>
        (await ReadAsync(database.CreateCommand(FindSql).With(id), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DraftCheck>> WaitingAsync(int most, CancellationToken cancellation, long after = 0) =>
        await ReadAsync(database.CreateCommand(WaitingSql).With(most, after), cancellation);

    /// <inheritdoc/>
    public async Task<bool> AnswerAsync(long id, ImmutableArray<string> remarks, string by, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AnswerSql).With(id, StoredJson.Write(remarks), by, now);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <inheritdoc/>
    public async Task HandedInAsync(long id, CaseNumber number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(HandedInSql).With(id, number.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<DraftCheck>> ReadAsync(NpgsqlCommand reading, CancellationToken cancellation)
    {
        await using var command = reading;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var drafts = new List<DraftCheck>();
        while (await reader.ReadAsync(cancellation))
        {
            drafts.Add(new DraftCheck(
                reader.GetInt64(0), ItemCode.Parse(reader.GetString(1)), reader.GetString(2), StoredJson.Read<Application>(reader.GetString(3)),
                reader.GetFieldValue<Instant>(4), reader.IsDBNull(5) ? null : StoredJson.Read<ImmutableArray<string>>(reader.GetString(5)),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7)));
        }

        return drafts;
    }
}
