using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Appointments in PostgreSQL: a unique index a seat is what keeps two people from one seat.</summary>
public sealed class PostgresAppointmentStore(NpgsqlDataSource database) : IAppointmentStore
{
    private const string TakeSql = """
        insert into appointment (point, starts_at, seat, holder, holder_name, item_code, booked_at, booked_by)
        select $1, $2, s, $3, $4, $5, $6, $7
        from generate_series(1, $8) s
        where not exists (select from appointment a where a.point = $1 and a.starts_at = $2 and a.seat = s and a.cancelled_at is null)
        order by s
        limit 1
        returning id
        """;

    private const string GiveBackSql = "update appointment set cancelled_at = $3 where id = $1 and holder = $2 and cancelled_at is null";

    private const string TakenSql = """
        select starts_at, count(*)::integer from appointment
        where point = $1 and starts_at >= $2 and starts_at < $3 and cancelled_at is null
        group by starts_at
        """;

    private const string Listed = "id, point, starts_at, holder, holder_name, item_code, arrived_at";

    private const string ListSql = $"""
        select {Listed} from appointment
        where point = $1 and starts_at >= $2 and starts_at < $3 and cancelled_at is null
        order by starts_at, seat
        """;

    private const string ArriveSql = $"""
        update appointment set arrived_at = coalesce(arrived_at, $3), arrived_by = coalesce(arrived_by, $2)
        where id = $1 and cancelled_at is null
        returning {Listed}
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Appointment>> ListAsync(string point, Instant from, Instant to, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(point);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        return await ReadAsync(command, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Appointment?> ArriveAsync(long id, string by, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ArriveSql);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue(now);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    private static async Task<List<Appointment>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Appointment>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new Appointment(
                row.GetInt64(0), row.GetString(1), row.GetFieldValue<Instant>(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5))
            {
                ArrivedAt = row.IsDBNull(6) ? null : row.GetFieldValue<Instant>(6),
            });
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<(SeatAnswer Answer, long Id)> TakeAsync(Appointment wanted, int capacity, string by, Instant now, CancellationToken cancellation)
    {
        // Each try that finds its seat taken meanwhile leaves one seat less: it ends.
        while (true)
        {
            await using var command = database.CreateCommand(TakeSql);
            command.Parameters.AddWithValue(wanted.Point);
            command.Parameters.AddWithValue(wanted.At);
            command.Parameters.AddWithValue(wanted.Holder);
            command.Parameters.AddWithValue(wanted.Name);
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)wanted.Item ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.AddWithValue(now);
            command.Parameters.AddWithValue(by);
            command.Parameters.AddWithValue(capacity);
            try
            {
                return await command.ExecuteScalarAsync(cancellation) is long id ? (SeatAnswer.Taken, id) : (SeatAnswer.Full, 0);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                if (e.ConstraintName == "appointment_holder_once")
                    return (SeatAnswer.Twice, 0);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> GiveBackAsync(long id, string holder, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(GiveBackSql);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(holder);
        command.Parameters.AddWithValue(now);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Instant, int>> TakenAsync(string point, Instant from, Instant to, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(TakenSql);
        command.Parameters.AddWithValue(point);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var taken = new Dictionary<Instant, int>();
        while (await reader.ReadAsync(cancellation))
            taken[reader.GetFieldValue<Instant>(0)] = reader.GetInt32(1);
        return taken;
    }
}
