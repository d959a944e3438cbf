using NodaTime;
using Npgsql;
using NpgsqlTypes;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.FrontDesk;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>电子证照库 in PostgreSQL: who looks is kept in the transaction that looks.</summary>
public sealed class PostgresLicenceStore(NpgsqlDataSource database) : ILicenceStore
{
    private const string FindSql = """
        with found as (
            select holder_name, kind, number, issuer, valid_from, valid_to, status, replaced_by, data, id from licence where holder = $1),
        kept as (
            insert into licence_query (at, user_name, office, holder, consent_by, purpose, case_id, found)
            values ($2, $3, $4, $1, $5, $6, $7, (select count(*) from found)))
        select holder_name, kind, number, issuer, valid_from, valid_to, status, replaced_by, data from found order by id desc
        """;

    private const string QueriesSql = """
        select at, user_name, office, consent_by, purpose, case_id, found from licence_query where holder = $1 order by at desc, id desc limit $2
        """;

    private const string NextSerialSql = """
        insert into certificate_serial as s (issuer, document, year, last) values ($1, $2, $3, 1)
        on conflict (issuer, document, year) do update set last = s.last + 1
        returning last
        """;

    private const string TakeOverSql = """
        insert into licence (holder, holder_name, kind, number, issuer, valid_from, valid_to, data)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (kind, number) do nothing
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Licence>> FindAsync(LicenceQuery query, CancellationToken cancellation)
    {
        var today = ChinaTime.DateOf(query.At);
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(query.Holder);
        command.Parameters.AddWithValue(query.At);
        command.Parameters.AddWithValue(query.User);
        command.Parameters.AddWithValue(query.Office.Name);
        command.Parameters.AddWithValue(query.ConsentBy);
        command.Parameters.AddWithValue(query.Purpose);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)query.Case?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Licence>();
        while (await reader.ReadAsync(cancellation))
        {
            var to = reader.IsDBNull(5) ? (LocalDate?)null : reader.GetFieldValue<LocalDate>(5);
            var status = Enum.Parse<LicenceStatus>(reader.GetString(6));
            found.Add(new Licence(
                query.Holder, reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<LocalDate>(4), to,
                status == LicenceStatus.Valid && to < today ? LicenceStatus.Expired : status,
                reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetString(8)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptLicenceQuery>> QueriesAsync(string holder, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(QueriesSql);
        command.Parameters.AddWithValue(holder);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var kept = new List<KeptLicenceQuery>();
        while (await reader.ReadAsync(cancellation))
        {
            kept.Add(new KeptLicenceQuery(
                reader.GetFieldValue<Instant>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetInt64(5), reader.GetInt32(6)));
        }

        return kept;
    }

    /// <inheritdoc/>
    public async Task<int> NextSerialAsync(Office issuer, string document, int year, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(NextSerialSql);
        command.Parameters.AddWithValue(issuer.Name);
        command.Parameters.AddWithValue(document);
        command.Parameters.AddWithValue(year);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async Task TakeOverAsync(IReadOnlyList<Licence> licences, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new Columns<Licence>(licences)
            .Add(NpgsqlDbType.Text, l => l.Holder)
            .Add(NpgsqlDbType.Text, l => l.HolderName)
            .Add(NpgsqlDbType.Text, l => l.Kind)
            .Add(NpgsqlDbType.Text, l => l.Number)
            .Add(NpgsqlDbType.Text, l => l.Issuer)
            .Add(NpgsqlDbType.Date, l => l.ValidFrom)
            .Add(NpgsqlDbType.Date, l => l.ValidTo)
            .Add(NpgsqlDbType.Text, l => l.Data)
            .Command(TakeOverSql));
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
