using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime.Issuing;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Documents in PostgreSQL: the case's row is the lock, one transaction a document.</summary>
public sealed class PostgresDocumentStore(NpgsqlDataSource database) : IDocumentStore
{
    private const string Hold = "select id, sequence, head, definition_hash from approval_case where number = $1 for update";

    private const string Columns = """
        select d.number, c.number, d.kind, d.title, d.authority, d.told_of, d.issued_at, d.issued_by, d.template_version, d.template_hash,
            d.content, d.content_hash, d.file_hash
        from issued_document d
        join approval_case c on c.id = d.case_id
        """;

    private const string Same = $"{Columns} where d.case_id = $1 and d.kind = $2 and d.told_of = $3";

    private const string OfCase = $"{Columns} where c.number = $1 order by d.sequence";

    private const string One = $"{Columns} where d.number = $1";

    private const string Events = """
        select e.case_id, e.sequence, e.at, e.user_name, e.display_name, e.office, e.definition_hash, e.type, e.payload, e.hash
        from case_event e
        where e.case_id = (select c.id from approval_case c where c.number = $1)
        order by e.sequence
        """;

    private const string TakeSerial = """
        insert into document_serial as s (authority, series, year, last) values ($1, $2, $3, 1)
        on conflict (authority, series, year) do update set last = s.last + 1
        returning last
        """;

    private const string Keep = """
        insert into issued_document (number, case_id, kind, told_of, sequence, title, authority, issued_at, issued_by, template_version,
            template_hash, content, content_hash, file_hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    /// <inheritdoc/>
    public async Task<Ruling<IssuedDocument>?> IssueAsync(
        CaseNumber number, string kind, int of, Func<HeldForIssue, Task<Ruling<Issue>>> issue, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var held = await ReadAsync(
            new NpgsqlCommand(Hold, connection).With(number.Value), r => (Id: new CaseId(r.GetInt64(0)), Sequence: r.GetInt32(1), Head: r.GetFieldValue<byte[]>(2), Hash: r.GetString(3)), cancellation);
        if (held is not [var on])
            return null;
        var existing = await ReadAsync(new NpgsqlCommand(Same, connection).With(on.Id.Value, kind, of), Document, cancellation);
        if (existing is [var already])
            return already;
        var ruling = await issue(new HeldForIssue(on.Id, on.Sequence, on.Head, on.Hash, TakeSerialAsync));
        if (ruling.Rejection is { } rejection)
            return rejection;
        await WriteAsync(connection, ruling.Value, cancellation);
        await transaction.CommitAsync(cancellation);
        return ruling.Value.Document;

        async Task<int> TakeSerialAsync(string authority, string series, int year, CancellationToken cancel) =>
            (await ReadAsync(new NpgsqlCommand(TakeSerial, connection).With(authority, series, year), r => r.GetInt32(0), cancel))[0];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<IssuedDocument>> OfCaseAsync(CaseNumber number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(OfCase);
        command.Parameters.AddWithValue(number.Value);
        return await ReadAsync(command, Document, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IssuedDocument?> FindAsync(string document, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(One);
        command.Parameters.AddWithValue(document);
        return (await ReadAsync(command, Document, cancellation)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<RecordedEvent>> EventsAsync(CaseNumber number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Events);
        command.Parameters.AddWithValue(number.Value);
        return await ReadAsync(
            command, r => new RecordedEvent(
                new CaseId(r.GetInt64(0)), r.GetInt32(1), r.GetFieldValue<Instant>(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6),
                r.GetString(7), r.GetString(8), r.GetFieldValue<byte[]>(9)), cancellation);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Issue issue, CancellationToken cancellation)
    {
        var (document, recorded) = (issue.Document, issue.Recorded);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(CaseWriter.Heads([recorded]));
        batch.BatchCommands.Add(CaseWriter.Events([recorded]));
        var keep = new NpgsqlBatchCommand(Keep);
        foreach (var value in (object[])[
            document.Number, recorded.Case.Value, document.Kind, document.Of, recorded.Sequence, document.Title, document.Authority, document.IssuedAt,
            document.IssuedBy, document.TemplateVersion, document.TemplateHash, document.Content, document.ContentHash, document.FileHash])
            keep.Parameters.AddWithValue(value);
        batch.BatchCommands.Add(keep);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.ConstraintName == "issued_document_pk")
        {
            throw new NumberTakenException(document.Number, e);
        }
    }

    private static IssuedDocument Document(NpgsqlDataReader r) => new(
        r.GetString(0), new CaseNumber(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetFieldValue<Instant>(6),
        r.GetString(7), r.GetInt32(8), r.GetString(9), r.GetString(10), r.GetString(11), r.GetString(12));

    private static async Task<ImmutableArray<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var reading = command;
        await using var reader = await reading.ExecuteReaderAsync(cancellation);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows.ToImmutable();
    }
}
