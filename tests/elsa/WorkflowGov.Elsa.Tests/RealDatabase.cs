using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

[assembly: AssemblyFixture(typeof(RealDatabase))]

namespace WorkflowGov.Runtime.Tests;

/// <summary>
/// One real PostgreSQL for all tests of this project. Elsa's first start on a database, which hands over every published
/// definition, is made once; the tests have copies of what it leaves.
/// </summary>
public sealed class RealDatabase : IAsyncLifetime
{
    private readonly SemaphoreSlim one = new(1);
    private TestDatabase? database;
    private string? begun;

    /// <summary>A database on which Elsa has been started.</summary>
    public async Task<string> CreateAsync()
    {
        await one.WaitAsync();
        try
        {
            return await database!.CopyAsync(begun ??= await BegunAsync());
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>A database that Elsa has never seen.</summary>
    public Task<string> CreatePlainAsync() => database!.CreateAsync();

    public async ValueTask InitializeAsync() => database = await TestDatabase.StartAsync();

    public async ValueTask DisposeAsync()
    {
        one.Dispose();
        if (database is not null)
            await database.DisposeAsync();
    }

    private async Task<string> BegunAsync()
    {
        var connection = await database!.CreateAsync();
        await using var engine = await Engine.StartAsync(connection);
        await using var elsa = await Elsa.Tests.ElsaFollower.StartAsync(connection);
        return connection;
    }
}
