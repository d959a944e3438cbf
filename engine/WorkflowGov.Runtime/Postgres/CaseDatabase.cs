using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Opens the database and brings its schema up to date.</summary>
public static class CaseDatabase
{
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

    /// <summary>Applies the migrations that are missing, each in a transaction of its own.</summary>
    /// <param name="connectionString">Where.</param>
    /// <exception cref="InvalidOperationException">A migration failed; the message says which and why.</exception>
    public static void Migrate(string connectionString)
    {
        // Once at a start: no connection is kept for it, and it takes as long as there are rows to change.
        var once = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        using (var connection = new NpgsqlConnection(once.ConnectionString))
        {
            connection.Open();
            using var command = new NpgsqlCommand("create schema if not exists workflowgov", connection);
            command.ExecuteNonQuery();
        }

        once.SearchPath = "workflowgov";
        var result = DeployChanges.To.PostgresqlDatabase(once.ConnectionString, "workflowgov")
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), n => n.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new InvalidOperationException($"Migration '{result.ErrorScript?.Name}' failed: {result.Error.Message}", result.Error);
    }
}
