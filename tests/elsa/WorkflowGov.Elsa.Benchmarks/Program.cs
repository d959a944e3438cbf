// Native against Elsa on one machine and one durable PostgreSQL, each with the same open cases. Usage: [open cases = 50000] [seconds of deciding = 4]
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WorkflowGov.Elsa.Benchmarks;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Postgres.Private;

var (open, seconds) = (args.Length > 0 ? int.Parse(args[0]) : 50_000, args.Length > 1 ? int.Parse(args[1]) : 4);
var whole = Stopwatch.StartNew();
var folder = Directory.CreateTempSubdirectory("workflowgov-bench-");
File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
await using (var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder.FullName), CancellationToken.None))
{
    var native = await DatabaseAsync(postgres.ConnectionString, "native", null);
    await Crowd.GatherAsync(native, open);
    Say($"{open} open cases made");
    NpgsqlConnection.ClearAllPools();
    var elsa = await DatabaseAsync(postgres.ConnectionString, "elsa", "native");
    var (first, compared) = await Crowd.FollowAsync(elsa);
    Say($"Elsa's first start, with all definitions handed over: {first.TotalSeconds:0.0} s; {open} instances made by copying one; all compared in {compared.TotalSeconds:0.0} s");

    Report("native", await Started.MeasureAsync(native, "native"), await Walk.MeasureAsync(native, false, seconds));
    Report("elsa", await Started.MeasureAsync(elsa, "elsa"), await Walk.MeasureAsync(elsa, true, seconds));
}

folder.Delete(true);
Say("done");

void Report(string executor, (TimeSpan Start, double Ready, double Later) server, IEnumerable<string> walked)
{
    Say($"{executor}: server ready after {server.Start.TotalSeconds:0.0} s with {server.Ready:0} MB, {Started.Later.TotalSeconds:0} s later {server.Later:0} MB");
    foreach (var line in walked)
        Say($"{executor}: {line}");
}

void Say(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{whole.Elapsed.TotalSeconds,4:0} s, load {File.ReadAllText("/proc/loadavg").Split(' ')[0],5}  {text}"));

static async Task<string> DatabaseAsync(string server, string name, string? copied)
{
    await using var connection = new NpgsqlConnection(server);
    await connection.OpenAsync();
    await using var create = new NpgsqlCommand($"create database bench_{name}{(copied is null ? string.Empty : $" template bench_{copied}")}", connection) { CommandTimeout = 300 };
    await create.ExecuteNonQueryAsync();
    var made = new NpgsqlConnectionStringBuilder(server) { Database = $"bench_{name}" }.ConnectionString;
    CaseDatabase.Migrate(made);
    return made;
}
