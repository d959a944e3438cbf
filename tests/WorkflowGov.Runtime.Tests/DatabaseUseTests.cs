using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Tests;

/// <summary>What a database is for is settled once, whoever asks later.</summary>
public sealed class DatabaseUseTests(RealDatabase real)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Use_SettledByTheFirst_IsTheOnlyOneFromThenOn(bool sandbox)
    {
        await using var database = CaseDatabase.Open(await real.CreateAsync());
        var use = new DatabaseUse(database);

        (await use.IsAsync(sandbox, CancellationToken.None)).ShouldBeTrue();
        (await use.IsAsync(!sandbox, CancellationToken.None)).ShouldBeFalse();
        (await use.IsAsync(sandbox, CancellationToken.None)).ShouldBeTrue();
    }
}
