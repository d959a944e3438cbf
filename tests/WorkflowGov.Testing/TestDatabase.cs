using Npgsql;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Postgres.Private;

namespace WorkflowGov.Testing;

/// <summary>
/// A real PostgreSQL for a test run: the server named in <c>ConnectionStrings__WorkflowGov</c>, else a private one in a
/// temporary folder. Without either the tests fail; they are never skipped.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? server;
    private readonly string connection;
    private readonly string? folder;
    private int made;

    private TestDatabase(string connection, PrivatePostgres? server, string? folder) =>
        (this.connection, this.server, this.folder) = (connection, server, folder);

    /// <summary>Starts or finds the server.</summary>
    /// <returns>The database.</returns>
    public static async Task<TestDatabase> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__WorkflowGov") is { Length: > 0 } given)
            return new TestDatabase(given, null, null);
        var folder = Directory.CreateTempSubdirectory("workflowgov-test-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var server = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder, Durable: false), CancellationToken.None);
        return new TestDatabase(server.ConnectionString, server, folder);
    }

    /// <summary>A fresh database with the schema in place.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateAsync()
    {
        var fresh = await CreateAsync("template1");
        CaseDatabase.Migrate(fresh);
        return fresh;
    }

    /// <summary>A copy of a database that was made here.</summary>
    /// <param name="original">The connection string of a database that nobody uses any more: who is still connected is put out.</param>
    /// <returns>The copy's connection string.</returns>
    public async Task<string> CopyAsync(string original)
    {
        var template = new NpgsqlConnectionStringBuilder(original).Database!;
        await using (var admin = new NpgsqlConnection(connection))
        {
            await admin.OpenAsync();
            await using var put = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", admin) { Parameters = { new() { Value = template } } };
            await put.ExecuteNonQueryAsync();
        }

        return await CreateAsync(template);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, true);
    }

    private async Task<string> CreateAsync(string template)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await using var admin = new NpgsqlConnection(connection);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {template}", admin);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString;
    }
}
