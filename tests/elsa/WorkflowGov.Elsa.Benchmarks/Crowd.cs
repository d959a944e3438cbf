using System.Diagnostics;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Helpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Elsa.Activities;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Benchmarks;

/// <summary>Many open cases, and Elsa's instances of them.</summary>
internal static class Crowd
{
    private static readonly (string Table, string Key)[] Tables = [("WorkflowInstances", "Id"), ("Bookmarks", "WorkflowInstanceId")];

    /// <summary>Today, by the clock that a server on these cases will go by: nothing is to fall due while it is measured.</summary>
    public static string Today => ChinaTime.DateOf(SystemClock.Instance.GetCurrentInstant()).ToString("uuuu-MM-dd", null);

    /// <summary>Several of the pattern of the item that is walked, and not that one: an 实施编码 has 9,999 numbers a day, for all items that share it.</summary>
    private static readonly ServiceItem[] Items =
        [.. Repository.Catalogue.Items.Select(i => i.Item).Where(i => i.Pattern == Repository.Item(Walk.Item).Pattern && i.Name != Walk.Item).DistinctBy(i => i.Code.Implementation).Take(8)];

    /// <summary>Makes cases that have been received.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="count">How many.</param>
    /// <returns>A task that ends when they are made.</returns>
    public static async Task GatherAsync(string connection, int count)
    {
        await using var engine = await Engine.StartAsync(connection, now: Today);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (n, _) => await engine.ReceiveAsync(Items[n % Items.Length]));
    }

    /// <summary>How many cases have open steps.</summary>
    /// <param name="connection">The database.</param>
    /// <returns>The count.</returns>
    public static async Task<int> CountAsync(string connection)
    {
        await using var database = CaseDatabase.Open(connection);
        return await new PostgresMoveStore(database).StandingAsync(CancellationToken.None).CountAsync();
    }

    /// <summary>Begins one instance of each item as the executor does and gives the item's other cases copies of it: beginning them all would take a quarter of an hour.</summary>
    /// <param name="connection">The database.</param>
    /// <returns>A task that ends when every case has its instance.</returns>
    public static async Task FollowAsync(string connection)
    {
        using var host = await StartAsync(connection);
        var moves = host.Services.GetRequiredService<IMoveStore>();
        var standing = await moves.StandingAsync(CancellationToken.None).ToListAsync();
        foreach (var same in standing.GroupBy(s => s.Item))
        {
            var one = same.MaxBy(s => s.Case.Value)!;
            await moves.KeepAsync([one], CancellationToken.None);
            await host.Services.GetRequiredService<ElsaExecutor>().FollowNextAsync(CancellationToken.None);
            await CopyAsync(connection, host.Services, one, [.. same.Where(s => s != one)]);
        }

        await host.StopAsync();
    }

    /// <summary>Compares all cases with their instances.</summary>
    /// <param name="connection">The database.</param>
    /// <returns>How long that took.</returns>
    /// <exception cref="InvalidOperationException">Some do not stand where their cases do.</exception>
    public static async Task<TimeSpan> CompareAsync(string connection)
    {
        using var host = await StartAsync(connection);
        var since = Stopwatch.StartNew();
        if (await host.Services.GetRequiredService<Repair>().CompareAsync(CancellationToken.None) is var differ and > 0)
            throw new InvalidOperationException($"{differ} instances do not stand where their cases do.");
        var compared = since.Elapsed;
        await host.StopAsync();
        return compared;
    }

    /// <summary>Starts Elsa on a database that it has not seen.</summary>
    /// <param name="connection">The database.</param>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> FirstStartAsync(string connection)
    {
        var since = Stopwatch.StartNew();
        using var host = await StartAsync(connection);
        var started = since.Elapsed;
        await host.StopAsync();
        return started;
    }

    private static async Task<IHost> StartAsync(string connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddElsa(elsa => elsa.UseSafeConfiguration(connection).UseExecutor(connection, SystemClock.Instance));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task CopyAsync(string connection, IServiceProvider services, CaseMove one, IReadOnlyList<CaseMove> others)
    {
        await using var database = CaseDatabase.Open(connection);
        await using var scope = services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IStimulusHasher>();
        string Hash(CaseMove of) => hasher.Hash(ActivityTypeNameHelper.GenerateTypeName<Step>(), new StepStimulus(of.Case.Value, of.Open[0].Step.Value, of.Open[0].Visit));
        var instance = CaseInstance.IdOf(one.Case);
        await using var find = database.CreateCommand("""select "Id", "Hash" from elsa."Bookmarks" where "WorkflowInstanceId" = $1""");
        find.Parameters.AddWithValue(instance);
        await using var reader = await find.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (bookmark, hash) = (reader.GetString(0), reader.GetString(1));
        if (hash != Hash(one))
            throw new InvalidOperationException("Elsa hashes what a bookmark waits for otherwise than here.");
        foreach (var (table, key) in Tables)
        {
            await using var copy = database.CreateCommand(CopyRows(table, key));
            copy.CommandTimeout = 300;
            foreach (var value in new object[] { others.Select(o => o.Case.Value).ToArray(), others.Select(Hash).ToArray(), instance, hash, bookmark, $"{one.Case.Value}" })
                copy.Parameters.AddWithValue(value);
            await copy.ExecuteNonQueryAsync();
        }
    }

    private static string CopyRows(string table, string key) => $"""
        insert into elsa."{table}"
        select (json_populate_record(null::elsa."{table}", replace(replace(replace(row_to_json(r)::text, $4, c.hash), $5, md5('bookmark ' || c.id)), $6, c.id::text)::json)).*
        from elsa."{table}" r, unnest($1, $2) as c(id, hash)
        where r."{key}" = $3
        """;
}
