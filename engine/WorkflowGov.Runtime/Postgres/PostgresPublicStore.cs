using NodaTime;
using Npgsql;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Query passwords and ratings in PostgreSQL: the case's row is the lock, one transaction an act.</summary>
public sealed class PostgresPublicStore : IPublicStore, IAsyncDisposable
{
    private const string HoldSql = """
        select c.id, c.sequence, c.head, c.definition_hash, c.status::text, c.authority, c.closed_at, r.level, r.contacted_at is not null, r.resolved_at is not null,
            array(select distinct t.done_by from approval_task t where t.case_id = c.id and t.done_by is not null), k.content
        from approval_case c
        left join rating r on r.case_id = c.id
        left join clock k on k.case_id = c.id and k.kind = 'FollowUp'
        where c.number = $1
        for update of c
        """;

    private const string KeySql = """
        insert into query_key (case_id, salt, password_hash, issued_at, issued_by) values ($1, $2, $3, $4, $5)
        on conflict (case_id) do update set salt = excluded.salt, password_hash = excluded.password_hash,
            issued_at = excluded.issued_at, issued_by = excluded.issued_by
        """;

    private const string RateSql = "insert into rating (case_id, level, comment, rated_at) values ($1, $2, $3, $4)";

    private const string ContactSql = "update rating set contact_note = $2, contacted_at = $3, contacted_by = $4 where case_id = $1";

    private const string ResolveSql = "update rating set result = $2, resolved_at = $3, resolved_by = $4, finding = $5 where case_id = $1";

    private const string FindKeysSql = """
        select c.number, k.salt, k.password_hash, coalesce(c.sequence, 0), coalesce(f.failures, 0)
        from unnest($1, $2, $3) with ordinality asked (number, case_id, forget_before, place)
        left join (query_key k join approval_case c on c.id = k.case_id) on k.case_id = asked.case_id
        left join query_failure f on f.number = asked.number and f.last_at >= asked.forget_before
        order by asked.place
        """;

    private const string AttemptSql = """
        with old as (
            delete from query_failure where number <> $1 and number in (
                select number from query_failure where last_at < $3 order by last_at limit 100 for update skip locked))
        insert into query_failure as f (number, failures, last_at) values ($1, 1, $2)
        on conflict (number) do update set failures = case when f.last_at < $3 then 1 else f.failures + 1 end, last_at = excluded.last_at
        returning failures
        """;

    private const string ForgiveSql = "delete from query_failure where number = $1";

    private const string BadSql = """
        select c.number, c.item_name, c.authority, r.level, r.comment, r.rated_at, r.contact_note, r.result, r.resolved_at,
            r.contacted_by, r.contacted_at, r.resolved_by, r.finding
        from rating r
        join approval_case c on c.id = r.case_id
        where r.level >= 4 and ($1::text is null or c.authority = $1) and (r.resolved_at is not null, r.rated_at, c.number) > ($3, $4, $5)
        order by r.resolved_at is not null, r.rated_at, c.number
        limit $2
        """;

    private const string CountSql = """
        select c.authority, c.item_code, c.item_name, r.level, count(*)
        from approval_case c
        left join rating r on r.case_id = c.id
        where coalesce(r.rated_at, c.closed_at) >= $1 and (r.case_id is not null or c.closed_at < $2) and r.finding is distinct from 'NotUpheld'
        group by 1, 2, 3, 4
        order by 1, 3, 4
        """;

    private readonly NpgsqlDataSource database;
    private readonly AskedTogether<(string Number, long Case, Instant ForgetBefore), FoundKey> keys;

    /// <summary>Makes the store.</summary>
    /// <param name="database">Where.</param>
    public PostgresPublicStore(NpgsqlDataSource database)
    {
        this.database = database;
        keys = new AskedTogether<(string Number, long Case, Instant ForgetBefore), FoundKey>(async asked => await Statement.ReadAsync(
            database.CreateCommand(FindKeysSql).With(
                asked.Select(a => a.Number).ToArray(), asked.Select(a => a.Case).ToArray(), asked.Select(a => a.ForgetBefore).ToArray()),
            r => new FoundKey(
                r.IsDBNull(0) ? null : new QueryKey(new CaseNumber(r.GetString(0)), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2)), r.GetInt32(3), r.GetInt32(4)),
            CancellationToken.None));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => keys.DisposeAsync();

    /// <inheritdoc/>
    public async Task<Ruling<PublicAct>?> ActAsync(
        CaseNumber number, Func<PublicCase, Ruling<PublicAct>> decide, QueryKey? key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await HoldAsync(connection, number, cancellation) is not { } held)
            return null;
        var ruling = decide(held);
        if (!ruling.IsAccepted)
            return ruling;
        var recorded = ruling.Value.Recorded;
        await using (var batch = connection.CreateBatch())
        {
            batch.BatchCommands.Add(CaseWriter.Heads([recorded]));
            batch.BatchCommands.Add(CaseWriter.Events([recorded]));
            if (key is not null)
                batch.BatchCommands.Add(Statement.Batched(KeySql, held.Case.Value, key.Salt, key.Hash, recorded.At, recorded.User));
            if (Written(ruling.Value.Happened, recorded) is { } written)
                batch.BatchCommands.Add(written);
            if (ruling.Value.FollowUp is { } followUp)
                batch.BatchCommands.Add(CaseWriter.Clocks([(held.Case, followUp)]));
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return ruling;
    }

    /// <inheritdoc/>
    public Task<FoundKey> FindKeyAsync(string number, CaseId? of, Instant forgetBefore, CancellationToken cancellation) =>
        keys.AskAsync((number, of?.Value ?? -1, forgetBefore), cancellation);

    /// <inheritdoc/>
    public async Task<int> AttemptAsync(string number, Instant now, Instant forgetBefore, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AttemptSql);
        command.Parameters.AddWithValue(number);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(forgetBefore);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async Task ForgiveAsync(string number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ForgiveSql);
        command.Parameters.AddWithValue(number);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BadRating>> BadAsync(string? authority, int most, RatingPlace? after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(BadSql);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)authority ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        var (isResolved, ratedAt, of) = after ?? RatingPlace.Start;
        command.With(most, isResolved, ratedAt, of);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var bad = new List<BadRating>();
        while (await reader.ReadAsync(cancellation))
        {
            bad.Add(new BadRating(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), (RatingLevel)reader.GetInt16(3), reader.GetString(4), reader.GetFieldValue<Instant>(5),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7),
                reader.IsDBNull(8) ? null : reader.GetFieldValue<Instant>(8), reader.IsDBNull(9) ? null : reader.GetString(9),
                reader.IsDBNull(10) ? null : reader.GetFieldValue<Instant>(10), reader.IsDBNull(11) ? null : reader.GetString(11),
                reader.IsDBNull(8) ? null : reader.IsDBNull(12) ? RatingFinding.Mended : Enum.Parse<RatingFinding>(reader.GetString(12))));
        }

        return bad;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RatingCount>> CountAsync(Instant since, Instant silentBefore, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(CountSql);
        command.Parameters.AddWithValue(since);
        command.Parameters.AddWithValue(silentBefore);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<RatingCount>();
        while (await reader.ReadAsync(cancellation))
        {
            counts.Add(new RatingCount(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : (RatingLevel)reader.GetInt16(3), reader.GetInt64(4)));
        }

        return counts;
    }

    private static async Task<PublicCase?> HoldAsync(NpgsqlConnection connection, CaseNumber number, CancellationToken cancellation)
    {
        await using var hold = new NpgsqlCommand(HoldSql, connection);
        hold.Parameters.AddWithValue(number.Value);
        await using var r = await hold.ExecuteReaderAsync(cancellation);
        if (!await r.ReadAsync(cancellation))
            return null;
        return new PublicCase(
            new CaseId(r.GetInt64(0)), r.GetInt32(1), r.GetFieldValue<byte[]>(2), r.GetString(3), new RatedCase(
                Enum.Parse<CaseStatus>(r.GetString(4)), new Office(r.GetString(5)),
                r.IsDBNull(6) ? null : ChinaTime.DateOf(r.GetFieldValue<Instant>(6)), r.IsDBNull(7) ? null : (RatingLevel)r.GetInt16(7), r.GetBoolean(8), r.GetBoolean(9),
                [.. r.GetFieldValue<string[]>(10)]),
            r.IsDBNull(11) ? null : StoredJson.Read<Clock>(r.GetString(11)));
    }

    private static NpgsqlBatchCommand? Written(CaseEvent happened, RecordedEvent recorded) => happened switch
    {
        CaseEvent.Rated e => Statement.Batched(RateSql, recorded.Case.Value, (short)e.Level, e.Comment, recorded.At),
        CaseEvent.RatingContacted e => Statement.Batched(ContactSql, recorded.Case.Value, e.Note, recorded.At, recorded.User),
        CaseEvent.RatingResolved e => Statement.Batched(ResolveSql, recorded.Case.Value, e.Result, recorded.At, recorded.User, e.Finding.ToString()),
        _ => null,
    };
}
