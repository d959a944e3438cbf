using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Remarks on revisions, and whom they touch, in PostgreSQL.</summary>
public sealed class PostgresRevisionTalk(NpgsqlDataSource database) : IRevisionTalk
{
    private const string Of = "select hash, about, body, said_by, said_at from revision_comment where item_code = $1 order by ordinal";

    private const string Add = "insert into revision_comment (item_code, hash, about, body, said_by, said_at) values ($1, $2, $3, $4, $5, $6)";

    private const string Open = """
        select item_version, count(*) from approval_case where item_code = $1 and closed_at is null group by item_version order by item_version desc
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RevisionComment>> OfAsync(ItemCode code, CancellationToken cancellation) =>
        await Statement.ReadAsync(
            database.CreateCommand(Of).With(code.Value), r => new RevisionComment(code, r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<Instant>(4)), cancellation);

    /// <inheritdoc/>
    public async Task AddAsync(RevisionComment comment, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Add).With(comment.Code.Value, comment.Hash, comment.About, comment.Body, comment.By, comment.At);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(int Version, long Open)>> OpenCasesAsync(ItemCode code, CancellationToken cancellation) =>
        await Statement.ReadAsync(database.CreateCommand(Open).With(code.Value), r => (r.GetInt32(0), r.GetInt64(1)), cancellation);
}
