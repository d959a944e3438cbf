using System.Globalization;
using NodaTime;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>An event in the feed.</summary>
/// <param name="Position">Its place; ask for the next ones after it.</param>
/// <param name="Case">办件编号.</param>
/// <param name="Sequence">Its place in the case.</param>
/// <param name="At">When.</param>
/// <param name="Type">Its type.</param>
/// <param name="Payload">The event as JSON.</param>
public sealed record FeedEvent(long Position, string Case, int Sequence, Instant At, string Type, string Payload);

/// <summary>Which events of the feed are wanted.</summary>
/// <param name="Types">Only of these types; empty = all.</param>
/// <param name="Item">Only of this item; null = all.</param>
/// <param name="Authority">Only of items of this body; null = all.</param>
/// <param name="Office">Only of cases this office took part in; null = all.</param>
public sealed record FeedWish(string[] Types, string? Item, string? Authority, string? Office);

/// <summary>A page of the feed.</summary>
/// <param name="Events">The events, in the order of the log.</param>
/// <param name="Next">Where to go on: behind all that was looked at, wanted or not.</param>
public sealed record FeedPage(List<FeedEvent> Events, long Next);

/// <summary>
/// The feed: the log of all cases in one order, in which nothing ever slips in before what was read. A position is given
/// before its transaction commits; final is what lies before the oldest transaction that still runs.
/// </summary>
public sealed class FeedQueries(NpgsqlDataSource database)
{
    private const string End = """
        select e.transaction::text, e.position from case_event e
        where e.transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by e.transaction desc, e.position desc limit 1
        """;

    private const string Behind = """
        select e.position, c.number, e.sequence, e.at, e.type, e.payload
        from case_event e
        join approval_case c on c.id = e.case_id
        where (e.transaction, e.position) > (coalesce((select s.transaction from case_event s where s.position = $1), '0'::xid8), $1)
            and (e.transaction, e.position) <= ($2::xid8, $3)
            and (cardinality($4::text[]) = 0 or e.type = any($4))
            and ($5 = '' or c.item_code = $5)
            and ($6 = '' or c.authority = $6)
            and ($7 = '' or c.authority = $7
                or exists (select from case_event x where x.case_id = e.case_id and x.office = $7)
                or exists (select from approval_task t where t.case_id = e.case_id and t.office = $7))
        order by e.transaction, e.position
        limit $8
        """;

    /// <summary>Events behind a position; none is ever passed over.</summary>
    /// <param name="after">The last position seen; 0 = from the start.</param>
    /// <param name="wish">Which are wanted.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The page.</returns>
    public async Task<FeedPage> BehindAsync(long after, FeedWish wish, int most, CancellationToken cancellation)
    {
        // The end first: what is read afterwards lies before it, so that a page that is not full has seen all up to it.
        var end = await Statement.ReadAsync(
            database.CreateCommand(End), r => (Transaction: ulong.Parse(r.GetString(0), CultureInfo.InvariantCulture), Position: r.GetInt64(1)), cancellation);
        if (end is not [var last] || last.Position == after)
            return new FeedPage([], after);
        var events = await Statement.ReadAsync(
            database.CreateCommand(Behind).With(
                after, last.Transaction.ToString(CultureInfo.InvariantCulture), last.Position, wish.Types, wish.Item ?? string.Empty,
                wish.Authority ?? string.Empty, wish.Office ?? string.Empty, most),
            r => new FeedEvent(r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetFieldValue<Instant>(3), r.GetString(4), r.GetString(5)), cancellation);
        return new FeedPage(events, events.Count == most ? events[^1].Position : last.Position);
    }
}
