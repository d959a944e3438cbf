using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

public sealed class CostTests(RealDatabase database)
{
    private static readonly ServiceItem Company = Repository.Item("公司设立登记");

    /// <summary>Cost follows what is touched: on small tables a planner left to itself scans, and keeps that plan.</summary>
    [Fact]
    public async Task CommandsAndSweeps_OnSmallTables_NeverScanOne()
    {
        var connection = await database.CreateAsync();
        var migration = await ScansAsync(connection);
        await using (var engine = await Engine.StartAsync(connection))
        {
            for (var i = 0; i < 20; i++)
            {
                var number = await engine.AcceptedAsync(Company);
                await engine.CompleteAsync(number, Company.Process.Steps[1]);
            }

            engine.Clock.AdvanceDays(15);
            await engine.Sweep.RunOnceAsync(CancellationToken.None);
        }

        (await ScansAsync(connection)).ShouldBe(migration);
    }

    /// <summary>A session hands in its counts when it ends at the latest; whoever asks must see all have ended.</summary>
    private static async Task<List<string>> ScansAsync(string connection)
    {
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(connection);
        await using var others = source.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'");
        while ((long)(await others.ExecuteScalarAsync())! > 0)
            await Task.Yield();
        await using var scanned = source.CreateCommand("""
            select relname || ' ' || seq_scan from pg_stat_user_tables
            where relname in ('approval_case', 'approval_task', 'clock', 'case_event', 'card') order by relname
            """);
        await using var reader = await scanned.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }
}
