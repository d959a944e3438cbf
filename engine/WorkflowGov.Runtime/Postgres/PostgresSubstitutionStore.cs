using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Substitutions in PostgreSQL.</summary>
public sealed class PostgresSubstitutionStore(NpgsqlDataSource database) : ISubstitutionStore
{
    private const string Standing = """
        select id, absent, substitute, from_on, through_on, reason, office, appointed_at, appointed_by
        from substitution
        where ended_at is null and through_on >= $1
        order by from_on, id
        """;

    // Those who write wait for each other here, so that two that overlap cannot both be kept.
    private const string Lock = "lock table substitution in share row exclusive mode";

    private const string Appoint = """
        insert into substitution (absent, substitute, office, from_on, through_on, reason, appointed_at, appointed_by)
        select $1, $2, $3, $4, $5, $6, $7, $8
        where not exists (
            select from substitution
            where ended_at is null and from_on <= $5 and through_on >= $4 and (absent in ($1, $2) or substitute = $1))
        """;

    private const string End = "update substitution set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null";

    /// <inheritdoc/>
    public async Task<ImmutableArray<KeptSubstitution>> StandingAsync(LocalDate today, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Standing);
        command.Parameters.AddWithValue(today);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<KeptSubstitution>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new KeptSubstitution(
                reader.GetInt64(0),
                new Substitution(reader.GetString(1), reader.GetString(2), reader.GetFieldValue<LocalDate>(3), reader.GetFieldValue<LocalDate>(4), reader.GetString(5)),
                new Office(reader.GetString(6)), reader.GetFieldValue<Instant>(7), reader.GetString(8)));
        }

        return found.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<bool> AppointAsync(Substitution what, Office office, Instant at, string by, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var locking = new NpgsqlCommand(Lock, connection, transaction);
        await locking.ExecuteNonQueryAsync(cancellation);
        await using var command = new NpgsqlCommand(Appoint, connection, transaction);
        foreach (var value in new object[] { what.Of, what.By, office.Name, what.From, what.Through, what.Reason, at, by })
            command.Parameters.AddWithValue(value);
        var rows = await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return rows == 1;
    }

    /// <inheritdoc/>
    public async Task<bool> EndAsync(long id, Instant at, string by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(End);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(by);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
