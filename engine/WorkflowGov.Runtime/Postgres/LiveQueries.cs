using System.Globalization;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A place in the log: what lies behind it is final, nothing slips in before it.</summary>
/// <param name="Transaction">The transaction that wrote the event.</param>
/// <param name="Position">The event's position.</param>
public readonly record struct LogPlace(ulong Transaction, long Position)
{
    /// <summary>Whether this lies behind another place.</summary>
    /// <param name="other">The other place.</param>
    /// <returns>True when it does.</returns>
    public bool IsBehind(LogPlace other) => Transaction > other.Transaction || (Transaction == other.Transaction && Position > other.Position);

    /// <summary>As clients send it back.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}-{Position}");

    /// <summary>Reads a place.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The place, or null when the text is none.</returns>
    public static LogPlace? Parse(string? text) =>
        text?.Split('-') is [var transaction, var position] && ulong.TryParse(transaction, CultureInfo.InvariantCulture, out var t)
        && long.TryParse(position, CultureInfo.InvariantCulture, out var p) ? new LogPlace(t, p) : null;
}

/// <summary>Something that happened to a case, for screens that show it.</summary>
/// <param name="Place">Its place in the log.</param>
/// <param name="Case">办件编号.</param>
/// <param name="Sequence">Its place in the case.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offices">Offices that take part in the case.</param>
public sealed record LiveChange(LogPlace Place, string Case, int Sequence, string Type, string[] Offices);

/// <summary>Reads the end of the log; cost follows what happened.</summary>
public sealed class LiveQueries(NpgsqlDataSource database)
{
    private const string Behind = """
        select e.transaction::text, e.position, c.number, e.sequence, e.type,
            array(select distinct t.office from approval_task t where t.case_id = e.case_id) || c.authority
        from case_event e
        join approval_case c on c.id = e.case_id
        where (e.transaction, e.position) > ($1::xid8, $2) and e.transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by e.transaction, e.position
        limit $3
        """;

    private const string End = """
        select e.transaction::text, e.position from case_event e
        where e.transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by e.transaction desc, e.position desc
        limit 1
        """;

    /// <summary>What lies behind a place.</summary>
    /// <param name="after">The place.</param>
    /// <param name="most">How much at most.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The changes in order.</returns>
    public async Task<List<LiveChange>> BehindAsync(LogPlace after, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Behind);
        command.Parameters.AddWithValue(after.Transaction.ToString(CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue(after.Position);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<LiveChange>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new LiveChange(Place(reader), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetFieldValue<string[]>(5)));
        return found;
    }

    /// <summary>The end of the log.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The place of the last event; the beginning when there is none.</returns>
    public async Task<LogPlace> EndAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(End);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Place(reader) : default;
    }

    private static LogPlace Place(NpgsqlDataReader reader) =>
        new(ulong.Parse(reader.GetString(0), CultureInfo.InvariantCulture), reader.GetInt64(1));
}
