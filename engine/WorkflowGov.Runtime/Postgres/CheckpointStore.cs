using System.Runtime.CompilerServices;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Audit;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A case's head at a checkpoint, with the number people know the case by.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Head">The head.</param>
public sealed record NamedHead(string Number, CaseHead Head);

/// <summary>检查点: sealed one after another; cost follows what happened since the last one.</summary>
public sealed class CheckpointStore(NpgsqlDataSource database) : ICheckpoints
{
    private const string Lock = "lock table audit_checkpoint in share row exclusive mode";

    private const string Columns = "number, at, events, cases, root, previous, hash";

    private const string Last = $"""
        select {Columns}, transaction::text, position from audit_checkpoint order by number desc limit 1
        """;

    private const string All = $"select {Columns}, transaction::text, position from audit_checkpoint order by number";

    // What is below the oldest running transaction is complete: nothing can slip in behind a checkpoint.
    private const string End = """
        select e.transaction::text, e.position from case_event e
        where (e.transaction, e.position) > ($1::xid8, $2) and e.transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by e.transaction desc, e.position desc
        limit 1
        """;

    private const string Heads = """
        select distinct on (e.case_id) e.case_id, e.sequence, e.hash, coalesce(c.number, ''), count(*) over (partition by e.case_id)
        from case_event e
        left join approval_case c on c.id = e.case_id
        where (e.transaction, e.position) > ($1::xid8, $2) and (e.transaction, e.position) <= ($3::xid8, $4)
        order by e.case_id, e.sequence desc
        """;

    private const string Insert = """
        insert into audit_checkpoint (number, at, events, cases, root, previous, hash, transaction, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8::xid8, $9)
        """;

    /// <inheritdoc/>
    public async Task<Checkpoint?> SealAsync(Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var turn = new NpgsqlCommand(Lock, connection))
            await turn.ExecuteNonQueryAsync(cancellation);
        var before = await Statement.ReadAsync(new NpgsqlCommand(Last, connection), Row, cancellation);
        var from = before.Count == 0 ? ("0", 0L) : before[0].Through;
        var ends = await Statement.ReadAsync(
            new NpgsqlCommand(End, connection).With(from.Item1, from.Item2), r => (Transaction: r.GetString(0), Position: r.GetInt64(1)), cancellation);
        if (ends.Count == 0)
            return null;
        var through = ends[0];
        var heads = await Statement.ReadAsync(
            new NpgsqlCommand(Heads, connection).With(from.Item1, from.Item2, through.Transaction, through.Position), r => (Head: Named(r).Head, Events: r.GetInt64(4)), cancellation);
        var at = Recording.Precise(now);
        var made = Checkpoint.Seal(before.Count == 0 ? null : before[0].Checkpoint, at, heads.Sum(h => h.Events), [.. heads.Select(h => h.Head)]);
        await using (var insert = new NpgsqlCommand(Insert, connection))
        {
            foreach (var value in (object[])[made.Number, at, made.Events, made.Cases, made.Root, made.Previous, made.Hash, through.Transaction, through.Position])
                insert.Parameters.AddWithValue(value);
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return made;
    }

    /// <summary>The newest checkpoint.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The checkpoint, or null when none was made.</returns>
    public async Task<Checkpoint?> NewestAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await Statement.ReadAsync(new NpgsqlCommand(Last, connection), Row, cancellation)) is [var newest] ? newest.Checkpoint : null;
    }

    /// <summary>All checkpoints with the heads they were made of, as they can be read now.</summary>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>Each checkpoint with its heads.</returns>
    public async IAsyncEnumerable<(Checkpoint Checkpoint, IReadOnlyList<NamedHead> Heads)> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        (string Transaction, long Position) from = ("0", 0);
        foreach (var (checkpoint, through) in await Statement.ReadAsync(new NpgsqlCommand(All, connection), Row, cancellation))
        {
            yield return (checkpoint, await Statement.ReadAsync(
                new NpgsqlCommand(Heads, connection).With(from.Transaction, from.Position, through.Transaction, through.Position), Named, cancellation));
            from = through;
        }
    }

    private static (Checkpoint Checkpoint, (string Transaction, long Position) Through) Row(NpgsqlDataReader r) => (
        new Checkpoint(
            r.GetInt32(0), r.GetFieldValue<Instant>(1), r.GetInt64(2), r.GetInt64(3), r.GetFieldValue<byte[]>(4), r.GetFieldValue<byte[]>(5), r.GetFieldValue<byte[]>(6)),
        (r.GetString(7), r.GetInt64(8)));

    private static NamedHead Named(NpgsqlDataReader r) =>
        new(r.GetString(3), new CaseHead(new CaseId(r.GetInt64(0)), r.GetInt32(1), r.GetFieldValue<byte[]>(2)));
}
