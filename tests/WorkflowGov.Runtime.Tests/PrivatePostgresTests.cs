using System.Diagnostics;
using Npgsql;
using WorkflowGov.Runtime.Postgres.Private;

namespace WorkflowGov.Runtime.Tests;

public sealed class PrivatePostgresTests : IDisposable
{
    private readonly string folder = Open(Directory.CreateTempSubdirectory("workflowgov-pg-").FullName);

    [Fact]
    public async Task Start_SecondWhileOneRuns_AttachesAndLeavesItRunning()
    {
        await using var first = await StartAsync();
        await using (var second = await StartAsync())
        {
            second.IsOwner.ShouldBeFalse();
            await AnswersAsync(second);
        }

        first.IsOwner.ShouldBeTrue();
        await AnswersAsync(first);
    }

    [Fact]
    public async Task Start_ManyAtTheSameMoment_OneOwnsTheOthersAttach()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync())));

        started.Count(s => s.IsOwner).ShouldBe(1);
        foreach (var postgres in started)
            await AnswersAsync(postgres);
        foreach (var postgres in started.OrderBy(s => s.IsOwner))
            await postgres.DisposeAsync();
    }

    [Fact]
    public async Task Start_LockLeftByAKill_StartsAgainWithTheData()
    {
        await using (var first = await StartAsync(durable: true))
        {
            await ExecuteAsync(first, "create table kept (n int); insert into kept values (1)");
            Postmaster().Kill();

            // The keeper starts it again by itself: PostgreSQL clears the stale lock and recovers.
            await UntilAnsweringAsync(first);
        }

        File.WriteAllLines(Path.Combine(folder, "postgres", "postmaster.pid"), ["4194303", Path.Combine(folder, "postgres")]);
        await using var again = await StartAsync();

        again.IsOwner.ShouldBeTrue();
        (await ScalarAsync(again, "select n from kept")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_DataOfAnotherMajorVersion_IsRefusedAndUntouched()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "9\n");

        var refused = await Should.ThrowAsync<PrivatePostgresException>(() => StartAsync());

        refused.Text.Zh.ShouldContain("PostgreSQL 9");
        Directory.GetFileSystemEntries(data).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Start_FolderOfSomethingElse_IsRefusedAndUntouched()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "holiday.jpg"), "not a database");

        var refused = await Should.ThrowAsync<PrivatePostgresException>(() => StartAsync());

        refused.Text.Zh.ShouldContain("不是空的");
        Directory.GetFileSystemEntries(data).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Start_NoPrograms_SaysHowToGetThem()
    {
        var refused = await Should.ThrowAsync<PrivatePostgresException>(
            () => PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder, "/nowhere"), CancellationToken.None));

        refused.Text.Zh.ShouldContain("apt-get install postgresql");
    }

    [Fact]
    public async Task Start_FolderWithALongName_StillHasAShortSocket()
    {
        var deep = Directory.CreateDirectory(Path.Combine(folder, new string('a', 120))).FullName;
        Open(deep);
        await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(deep, Durable: false), CancellationToken.None);

        await AnswersAsync(postgres);
    }

    [Fact]
    public async Task Connection_Anybody_CannotComeByNetwork()
    {
        await using var postgres = await StartAsync();

        (await ScalarAsync(postgres, "select count(*)::int from pg_settings where name = 'listen_addresses' and setting = ''")).ShouldBe(1);
        var mode = File.GetUnixFileMode(Path.Combine(folder, "socket"));
        mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static string Open(string path)
    {
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    private Task<PrivatePostgres> StartAsync(bool durable = false) =>
        PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder, Durable: durable), CancellationToken.None);

    private Process Postmaster() =>
        Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First()));

    private static async Task AnswersAsync(PrivatePostgres postgres) => (await ScalarAsync(postgres, "select 1")).ShouldBe(1);

    private static async Task UntilAnsweringAsync(PrivatePostgres postgres)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                await AnswersAsync(postgres);
                return;
            }
            catch (NpgsqlException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    private static async Task<int> ScalarAsync(PrivatePostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(PrivatePostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
