using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Opens the database and brings its schema up to date.</summary>
public static class CaseDatabase
{
    /// <summary>The lock is held by the server that migrates; any number that nobody else uses.</summary>
    private const string Alone = "select pg_advisory_lock(1464223536); create schema if not exists workflowgov";

    private const int TriesMax = 60;

    /// <summary>How long a migration, and commands behind it, wait for a lock.</summary>
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(1);

    /// <summary>A pool for reading: each statement is planned for its values.</summary>
    /// <param name="connectionString">Where.</param>
    /// <returns>The pool.</returns>
    public static NpgsqlDataSource Open(string connectionString) => Open(connectionString, "auto");

    /// <summary>
    /// A pool for the writing of commands and the sweep: few statements, all by key, so that each is planned once.
    /// Left to itself, PostgreSQL plans them anew every time, which costs more than running them, or keeps a plan
    /// made when a table was small, which scans it.
    /// </summary>
    /// <param name="connectionString">Where.</param>
    /// <returns>The pool.</returns>
    public static NpgsqlDataSource OpenForWriting(string connectionString) =>
        Open(
        connectionString,
        "force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");

    /// <summary>
    /// A small pool for what may be lost in a crash of the machine: it does not wait for the disk.
    /// </summary>
    /// <param name="connectionString">Where.</param>
    /// <returns>The pool.</returns>
    public static NpgsqlDataSource OpenRelaxed(string connectionString) =>
        Open(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 12 }.ConnectionString, "force_generic_plan -c enable_seqscan=off -c synchronous_commit=off");

    private static NpgsqlDataSource Open(string connectionString, string plans)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = "workflowgov",
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
            ApplicationName = "workflowgov",
            // No session state is ever set, so there is none to reset: a reset costs as much as a write.
            NoResetOnClose = true,
        };
        // No question is so long that compiling it to machine code would pay: it costs a tenth of a second each time.
        settings.Options = $"{settings.Options} -c jit=off -c plan_cache_mode={plans}".TrimStart();
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseNodaTime();
        return builder.Build();
    }

    /// <summary>
    /// Applies the migrations that are missing, each in a transaction of its own, while other servers go on: one server
    /// at a time, and none waits long for a lock, since commands would queue behind it; it tries again instead.
    /// </summary>
    /// <param name="connectionString">Where.</param>
    /// <param name="further">Migrations besides those of this version, for tests: name and SQL.</param>
    /// <exception cref="InvalidOperationException">A migration failed; the message says which and why.</exception>
    public static void Migrate(string connectionString, params ReadOnlySpan<(string Name, string Sql)> further)
    {
        // Once at a start: no connection is kept for it, and it takes as long as there are rows to change.
        var once = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        using var alone = new NpgsqlConnection(once.ConnectionString);
        alone.Open();
        using var command = new NpgsqlCommand(Alone, alone);
        command.ExecuteNonQuery();
        once.SearchPath = "workflowgov";
        once.Options = $"{once.Options} -c lock_timeout={LockPatience.TotalMilliseconds}".TrimStart();
        var migrations = DeployChanges.To.PostgresqlDatabase(once.ConnectionString, "workflowgov")
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), n => n.EndsWith(".sql", StringComparison.Ordinal))
            .WithScripts([.. further.ToArray().Select(f => new DbUp.Engine.SqlScript(f.Name, f.Sql))])
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
        for (var tries = 1; migrations.PerformUpgrade() is { Successful: false } failed; tries++)
        {
            if (failed.Error is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } || tries == TriesMax)
                throw new InvalidOperationException($"Migration '{failed.ErrorScript?.Name}' failed: {failed.Error.Message}", failed.Error);
        }
    }
}
