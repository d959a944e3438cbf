using System.Security.Cryptography;
using NodaTime;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>
/// Requests under an idempotency key (幂等键) with their answers, for a day. Who begins a request is the only one to
/// carry it out, over all servers on the database; one that dies leaves it to the next who asks.
/// </summary>
/// <param name="connectionString">Where.</param>
/// <param name="real">Real time: who moves the demo's clock sends the request again a moment later, not days.</param>
public sealed class KeptAnswers(string connectionString, IClock real) : IKeptAnswers, IAsyncDisposable
{
    /// <summary>How long answers are kept.</summary>
    public static readonly Duration Kept = Duration.FromHours(24);

    private const int LockClass = 75;

    /// <summary>Expired, or left by a server that is no more: then it is ours. Else it is seen as it stands.</summary>
    private const string BeginSql = """
        with mine as (
            insert into kept_answer as k (client, key, request_hash, owner, begun_at) values ($1, $2, $3, $4, $5)
            on conflict (client, key) do update
            set request_hash = excluded.request_hash, owner = excluded.owner, begun_at = excluded.begun_at, status = null, headers = null, body = null
            where k.begun_at < $6 or (k.status is null and k.request_hash = $3 and k.owner <> $4 and not exists (
                select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = 75 and l.objid = k.owner::oid and l.granted))
            returning 1)
        select exists (select 1 from mine), k.request_hash, k.status, k.headers, k.body
        from (values (1)) one left join kept_answer k on k.client = $1 and k.key = $2
        """;

    private const string LiveSql = "select pg_advisory_lock($1, $2)";
    private const string AnswerSql = "update kept_answer set status = $3, headers = $4, body = $5 where client = $1 and key = $2 and owner = $6";
    private const string ForgetSql = "delete from kept_answer where client = $1 and key = $2 and owner = $3 and status is null";
    private const string PurgeSql = "delete from kept_answer where begun_at < $1";
    private const string PurgeOnceSql = "delete from idempotency_key where created_at < $1 and client <> all ($2)";

    /// <summary>The engine's own: an action that is resumed days later still finds what it did.</summary>
    private static readonly string[] Own = [BulkService.Client, FrontDesk.DraftDesk.Client];

    private readonly NpgsqlDataSource database = CaseDatabase.OpenRelaxed(connectionString);
    private readonly int owner = RandomNumberGenerator.GetInt32(1, int.MaxValue);
    private readonly SemaphoreSlim one = new(1);
    private NpgsqlConnection? living;

    /// <summary>Begins a request, or says what became of it.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="key">Their key.</param>
    /// <param name="requestHash">Hash of the request.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>What is known of it.</returns>
    public async Task<KnownRequest> BeginAsync(string client, string key, byte[] requestHash, CancellationToken cancellation)
    {
        var now = real.GetCurrentInstant();
        await LiveAsync(cancellation);
        await using var command = database.CreateCommand(BeginSql).With(client, key, requestHash, owner, now, now - Kept);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (reader.GetBoolean(0))
            return new KnownRequest.Unknown();
        if (await reader.IsDBNullAsync(1, cancellation))
            return new KnownRequest.UnderWay(); // Begun at this very moment.
        if (!reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(requestHash))
            return new KnownRequest.Another();
        return await reader.IsDBNullAsync(2, cancellation)
            ? new KnownRequest.UnderWay()
            : new KnownRequest.Answered(new GivenAnswer(reader.GetInt16(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4)));
    }

    /// <summary>Keeps the answer of a request that was begun.</summary>
    /// <param name="client">Who asked.</param>
    /// <param name="key">Their key.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>A task that ends when it is kept.</returns>
    public Task AnswerAsync(string client, string key, GivenAnswer answer) =>
        ExecuteAsync(database.CreateCommand(AnswerSql).With(client, key, (short)answer.Status, answer.Headers, answer.Body, owner));

    /// <summary>Forgets a request that came to no answer: the next who asks carries it out.</summary>
    /// <param name="client">Who asked.</param>
    /// <param name="key">Their key.</param>
    /// <returns>A task that ends then.</returns>
    public Task ForgetAsync(string client, string key) => ExecuteAsync(database.CreateCommand(ForgetSql).With(client, key, owner));

    /// <inheritdoc/>
    public async Task<int> PurgeAsync(Instant programTime, CancellationToken cancellation)
    {
        await using var answers = database.CreateCommand(PurgeSql).With(real.GetCurrentInstant() - Kept);
        var purged = await answers.ExecuteNonQueryAsync(cancellation);
        await using var once = database.CreateCommand(PurgeOnceSql).With(programTime - Kept, Own);
        return purged + await once.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (living is not null)
            await living.DisposeAsync();
        await database.DisposeAsync();
        one.Dispose();
    }

    private static async Task ExecuteAsync(NpgsqlCommand command)
    {
        await using (command)
            await command.ExecuteNonQueryAsync();
    }

    /// <summary>The sign of life: a lock that PostgreSQL takes back when this server is no more.</summary>
    private async Task LiveAsync(CancellationToken cancellation)
    {
        if (living is { FullState: System.Data.ConnectionState.Open })
            return;
        await one.WaitAsync(cancellation);
        try
        {
            if (living is { FullState: System.Data.ConnectionState.Open })
                return;
            if (living is not null)
                await living.DisposeAsync();
            var connection = await database.OpenConnectionAsync(cancellation);
            await using var command = new NpgsqlCommand(LiveSql, connection).With(LockClass, owner);
            await command.ExecuteNonQueryAsync(cancellation);
            living = connection;
        }
        finally
        {
            one.Release();
        }
    }
}
