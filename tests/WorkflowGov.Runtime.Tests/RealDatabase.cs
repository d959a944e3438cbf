using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

[assembly: AssemblyFixture(typeof(RealDatabase))]

namespace WorkflowGov.Runtime.Tests;

/// <summary>One real PostgreSQL for all tests of this project.</summary>
public sealed class RealDatabase : IAsyncLifetime
{
    private TestDatabase? database;

    public Task<string> CreateAsync() => database!.CreateAsync();

    public async ValueTask InitializeAsync() => database = await TestDatabase.StartAsync();

    public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
