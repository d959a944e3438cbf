using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Accounts and failed sign-ins in PostgreSQL.</summary>
public sealed class PostgresAccountStore(NpgsqlDataSource database) : IAccountStore
{
    private const string Columns = "user_name, name, office, roles, password_hash, must_change, issuer, subject, disabled_at";

    private const string All = $"select {Columns} from account order by user_name";

    private const string ByUser = $"select {Columns} from account where user_name = $1";

    private const string BySubject = $"select {Columns} from account where issuer = $1 and subject = $2";

    private const string Add = """
        insert into account (user_name, name, office, roles, password_hash, must_change, issuer, subject, created_at, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """;

    private const string Keep = """
        update account set name = $2, office = $3, roles = $4, password_hash = $5, must_change = $6, disabled_at = $7 where user_name = $1
        """;

    private const string LockedUntil = "select locked_until from sign_in_failure where user_name = $1";

    private const string Forgotten = "delete from sign_in_failure where last_at < $1";

    private const string Count = """
        insert into sign_in_failure as f (user_name, failures, last_at) values ($1, 1, $2)
        on conflict (user_name) do update set failures = f.failures + 1, last_at = excluded.last_at
        returning failures
        """;

    private const string Lock = "update sign_in_failure set locked_until = $2 where user_name = $1";

    private const string Forget = "delete from sign_in_failure where user_name = $1";

    /// <inheritdoc/>
    public async Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellation) =>
        [.. await Statement.ReadAsync(database.CreateCommand(All), Read, cancellation)];

    /// <inheritdoc/>
    public async Task<Account?> FindAsync(string user, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(ByUser).With(user), Read, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<Account?> FindAsync(OutsideIdentity identity, CancellationToken cancellation) =>
        (await Statement.ReadAsync(database.CreateCommand(BySubject).With(identity.Issuer, identity.Subject), Read, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<bool> AddAsync(Account account, Instant at, string by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Add).With(
            account.User, account.Name, account.Office.Name, Names(account), OrNull(account.PasswordHash), account.MustChange,
            OrNull(account.Outside?.Issuer), OrNull(account.Outside?.Subject), at, by);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <inheritdoc/>
    public async Task KeepAsync(Account account, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Keep).With(
            account.User, account.Name, account.Office.Name, Names(account), OrNull(account.PasswordHash), account.MustChange, account.DisabledAt ?? (object)DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<Instant?> LockedUntilAsync(string user, CancellationToken cancellation) =>
        (await Statement.ReadAsync<Instant?>(
            database.CreateCommand(LockedUntil).With(user), r => r.IsDBNull(0) ? Instant.MinValue : r.GetFieldValue<Instant>(0), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<int> CountFailureAsync(string user, Instant now, CancellationToken cancellation)
    {
        await using (var forgotten = database.CreateCommand(Forgotten).With(now - Lockout.ForgottenAfter))
            await forgotten.ExecuteNonQueryAsync(cancellation);
        await using var command = database.CreateCommand(Count).With(user, now);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async Task LockAsync(string user, Instant until, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Lock).With(user, until);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task ForgetFailuresAsync(string user, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Forget).With(user);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string[] Names(Account account) => [.. account.Roles.Select(r => r.Name)];

    private static object OrNull(string? text) => text ?? (object)DBNull.Value;

    private static Account Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), new Office(row.GetString(2)), [.. row.GetFieldValue<string[]>(3).Select(r => new Role(r))])
    {
        PasswordHash = row.IsDBNull(4) ? null : row.GetString(4),
        MustChange = row.GetBoolean(5),
        Outside = row.IsDBNull(6) ? null : new OutsideIdentity(row.GetString(6), row.GetString(7)),
        DisabledAt = row.IsDBNull(8) ? null : row.GetFieldValue<Instant>(8),
    };
}
