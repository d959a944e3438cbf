using Npgsql;
using WorkflowGov.Acceptance.Tests;
using WorkflowGov.Core.Items;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>The whole server with Elsa inside, as its users start it, killed while clients race.</summary>
public sealed class ServerKillTests(RealDatabase database, ITestOutputHelper output)
{
    private const int Cases = 40;
    private const int Clients = 6;
    private const int Kills = 4;

    private static readonly ServiceItem[] Items = [Repository.Item("建设工程联合竣工验收"), Repository.Item("食品经营许可新办")];

    [Fact]
    public async Task KillOfTheServer_WhileClientsRace_LeavesTheHistoryOfTheNativeExecutor()
    {
        using var definitions = new CopiedDefinitions(Kept);
        var (alone, connection) = (await database.CreatePlainAsync(), await database.CreatePlainAsync());
        var expected = await RunAsync(alone, definitions.Folder, "native", 0);
        (await HasElsaAsync(alone)).ShouldBeFalse();

        var found = await RunAsync(connection, definitions.Folder, "elsa", Kills);

        (await HasElsaAsync(connection)).ShouldBeTrue();
        for (var n = 0; n < Cases; n++)
            found[n].History.ShouldBe(expected[n].History, Of(n).Name);
        await using var elsa = await ElsaFollower.StartAsync(connection);
        await elsa.SettleAsync();
        (await elsa.Repair.CompareAsync(CancellationToken.None)).ShouldBe(0);
        output.WriteLine($"{Cases} cases, {found.Sum(f => f.History.Length)} events, {Kills} kills; {elsa.Following.BegunAnew} begun anew at the end");
    }

    private static async Task<bool> HasElsaAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var find = source.CreateCommand("select exists (select from information_schema.schemata where schema_name = 'elsa')");
        return (bool)(await find.ExecuteScalarAsync())!;
    }

    private static ServiceItem Of(int n) => Items[n % Items.Length];

    /// <summary>A server has a start of half a minute less to do with a few items than with all.</summary>
    private static string? Kept(string path, string text) =>
        path == "stages.yaml" || (path.StartsWith("items", StringComparison.Ordinal) && !Items.Any(i => text.Contains($"name: {i.Name}\n", StringComparison.Ordinal))) ? null : text;

    private static async Task<(string Number, string[] History)[]> RunAsync(string connection, string definitions, string executor, int kills)
    {
        var program = Path.Combine(AppContext.BaseDirectory.Replace("tests/elsa/WorkflowGov.Elsa.Tests", "engine/WorkflowGov.Elsa.Server", StringComparison.Ordinal), "WorkflowGov.Elsa.Server.dll");
        var settings = new Dictionary<string, string> { ["executor"] = executor, ["ConnectionStrings__WorkflowGov"] = connection, ["Demo"] = "true" };
        await using var server = await RunningServer.StartAsync(definitions, settings, program);
        var clients = new RacingClients(server);
        await clients.SignInAsync(Items);
        var (next, histories) = (-1, new (string Number, string[] History)[Cases]);
        var load = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < Cases; n = Interlocked.Increment(ref next))
                histories[n].Number = await clients.RunAsync(Of(n), n % 2 == 1);
        })));
        for (var kill = 1; kill <= kills; kill++)
        {
            while (!load.IsCompleted && Volatile.Read(ref next) < kill * Cases / (kills + 1))
                await Task.Delay(5);
            await server.KillAsync();
            await server.RestartAsync();
        }

        await load;
        for (var n = 0; n < Cases; n++)
            histories[n].History = await clients.HistoryAsync(histories[n].Number);
        var moves = new PostgresMoveStore(CaseDatabase.OpenForWriting(connection));
        while (executor == "elsa" && await moves.CountAsync(CancellationToken.None) > 0)
            await Task.Delay(50);
        return histories;
    }
}
