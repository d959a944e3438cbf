using System.Collections.Concurrent;
using Npgsql;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The schema goes on to the next version while servers of this one work.</summary>
public sealed class MigrationTests(RealDatabase real)
{
    /// <summary>What a next version may do: the statements that its rule allows on tables that commands write.</summary>
    private static readonly (string Name, string Sql)[] Next =
    [
        ("9001.sql", "alter table approval_case add column remark text; alter table case_event add column remark text not null default '';"),
        ("9002.sql", "alter table approval_task add constraint approval_task_known check (step <> '') not valid;"),
        ("9003.sql", "alter table approval_task validate constraint approval_task_known;"),
        ("9004.sql", "create table remark (case_id bigint not null, words text not null); insert into remark select id, '' from approval_case;"),
        ("9005.sql", "alter table clock add column remark text; alter table application add column remark text; alter table card add column remark text;"),
    ];

    [Fact]
    public async Task Commands_WhileTheNextVersionMigrates_AllSucceed()
    {
        var connection = await real.CreateAsync();
        await using var engine = await Engine.StartAsync(connection);
        var item = Repository.Item("公司设立登记");
        using var over = new CancellationTokenSource();
        var done = new ConcurrentBag<WorkflowGov.Core.Cases.CaseNumber>();
        var enough = new TaskCompletionSource();
        var load = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested || done.IsEmpty)
            {
                done.Add(await engine.AcceptedAsync(item));
                enough.TrySetResult();
            }
        })).ToList();
        await enough.Task;

        foreach (var one in Next)
        {
            var before = done.Count;
            CaseDatabase.Migrate(connection, one);
            while (done.Count <= before && !load.Any(l => l.IsFaulted))
                await Task.Delay(5);
        }

        await over.CancelAsync();
        await Task.WhenAll(load);
        (await CountAsync(connection, "select count(*) from schemaversions where scriptname like '900_.sql'")).ShouldBe(Next.Length);
        (await CountAsync(connection, "select count(*) from approval_case where status <> 'Received'")).ShouldBe(done.Count);
    }

    [Fact]
    public async Task Migration_WhoseTableIsHeld_LetsCommandsThroughAndTriesAgain()
    {
        var connection = await real.CreateAsync();
        await using var engine = await Engine.StartAsync(connection);
        await using var holder = new NpgsqlConnection(connection);
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var look = new NpgsqlCommand("select count(*) from workflowgov.approval_case", holder))
            await look.ExecuteScalarAsync();

        var migrating = Task.Run(() => CaseDatabase.Migrate(connection, Next[0]));
        await WaitsAsync(connection);
        await engine.AcceptedAsync(Repository.Item("公司设立登记"));
        migrating.IsCompleted.ShouldBeFalse();
        await held.CommitAsync();

        await migrating;
        (await CountAsync(connection, "select count(*) from schemaversions where scriptname = '9001.sql'")).ShouldBe(1);
    }

    [Fact]
    public async Task Servers_ThatStartTogether_MigrateOnce()
    {
        var connection = await real.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CaseDatabase.Migrate(connection, Next))));

        (await CountAsync(connection, "select count(*) from schemaversions where scriptname like '900_.sql'")).ShouldBe(Next.Length);
    }

    /// <summary>Until the migration stands behind the holder.</summary>
    private static async Task WaitsAsync(string connection)
    {
        while (await CountAsync(connection, "select count(*) from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'approval_case' and not l.granted and l.mode = 'AccessExclusiveLock'") == 0)
            await Task.Delay(5);
    }

    private static async Task<long> CountAsync(string connection, string sql)
    {
        await using var database = CaseDatabase.Open(connection);
        await using var ask = database.CreateCommand(sql);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
