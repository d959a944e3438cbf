using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A look at a case.</summary>
/// <param name="At">When.</param>
/// <param name="User">Who.</param>
/// <param name="Office">Of which office.</param>
/// <param name="Allowed">Whether they were let.</param>
/// <param name="Reason">Why they asked for the identity numbers in full; null = they read the case as it is shown to them.</param>
public sealed record CaseReading(Instant At, string User, string Office, bool Allowed, string? Reason = null)
{
    /// <summary>Its place in the list, for the next page.</summary>
    [JsonIgnore]
    public long Id { get; init; }
}

/// <summary>
/// Who may look at a case: the window or system that took it in, the body it belongs to, every office that has or had a
/// step or acted, whoever is named; supervisors and policy staff all. Each look is kept, once in five minutes a reader.
/// </summary>
/// <param name="database">The pool.</param>
/// <param name="clock">Real time.</param>
public sealed class CaseReaders(NpgsqlDataSource database, IClock clock)
{
    private const int HeldMax = 50_000;

    private const string Look = """
        with found as (select id, number, authority from approval_case where number = $1),
        decided as (
            select f.number,
                $2 or f.authority = $3
                or exists (select from approval_task t where t.case_id = f.id and (t.office = $3 or $4 = any (t.waits_for)))
                or exists (select from case_event e where e.case_id = f.id and (e.office = $3 or e.user_name = $4))
                or exists (select from docket_office o where o.case_id = f.id and o.office = $3) as allowed
            from found f),
        kept as (
            insert into case_reading (at, user_name, office, case_number, allowed, reason)
            select $5, $4, $3, number, allowed, $6 from decided)
        select allowed from decided
        """;

    private const string Readings = "select at, user_name, office, allowed, reason, id from case_reading where case_number = $1 and id < $3 order by id desc limit $2";

    private static readonly Duration Believed = Duration.FromMinutes(5);

    private readonly ConcurrentDictionary<(string User, string Office, string Number), Instant> let = new();

    /// <summary>Whether a reader may look; keeps that they did.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="seesAll">By role.</param>
    /// <param name="number">办件编号.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>True or false; null when there is no such case.</returns>
    public async Task<bool?> MayReadAsync(Actor actor, bool seesAll, CaseNumber number, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var key = (actor.User, actor.Office.Name, number.Value);
        if (let.TryGetValue(key, out var since) && now - since < Believed)
            return true;
        if (await LookAsync(actor, seesAll, number, now, null, cancellation) is not { } allowed)
            return null;
        if (let.Count > HeldMax)
            let.Clear();
        if (allowed)
            let[key] = now;
        return allowed;
    }

    /// <summary>Whether a reader may see the identity numbers in full; keeps each time that they did, and why.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="seesAll">By role.</param>
    /// <param name="number">办件编号.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="cancellation">Cancels before the write.</param>
    /// <returns>True or false; null when there is no such case.</returns>
    public Task<bool?> MayRevealAsync(Actor actor, bool seesAll, CaseNumber number, string reason, CancellationToken cancellation) =>
        LookAsync(actor, seesAll, number, clock.GetCurrentInstant(), reason, cancellation);

    private async Task<bool?> LookAsync(Actor actor, bool seesAll, CaseNumber number, Instant now, string? reason, CancellationToken cancellation) =>
        await Statement.ReadAsync(
            database.CreateCommand(Look).With(
                number.Value, seesAll, actor.Office.Name, actor.User, now, new NpgsqlParameter { Value = (object?)reason ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }),
            r => r.GetBoolean(0), cancellation) is [var allowed] ? allowed : null;

    /// <summary>Who looked at a case, the newest first.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">Only those behind this one; null = from the newest.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The looks.</returns>
    public async Task<IReadOnlyList<CaseReading>> OfAsync(CaseNumber number, int limit, long? before, CancellationToken cancellation) => await Statement.ReadAsync(
        database.CreateCommand(Readings).With(number.Value, limit, before ?? long.MaxValue),
        r => new CaseReading(r.GetFieldValue<Instant>(0), r.GetString(1), r.GetString(2), r.GetBoolean(3), r.IsDBNull(4) ? null : r.GetString(4)) { Id = r.GetInt64(5) }, cancellation);
}
