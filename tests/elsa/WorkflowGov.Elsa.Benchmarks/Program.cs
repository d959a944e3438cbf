// Native against Elsa on one machine and one durable PostgreSQL, each with the same open cases.
// Usage: [open cases = 50000] [seconds of deciding = 4] [in=FOLDER]. With a folder the cases are kept: the first run makes them
// (begun again where it was broken off) and measures nothing, every further one measures; only the latter needs a quiet machine.
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WorkflowGov.Elsa.Benchmarks;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Postgres.Private;

var numbers = args.Where(a => char.IsDigit(a[0])).Select(int.Parse).ToArray();
var (open, seconds) = (numbers.ElementAtOrDefault(0) is var n and > 0 ? n : 50_000, numbers.ElementAtOrDefault(1) is var s and > 0 ? s : 4);
var kept = args.FirstOrDefault(a => a.StartsWith("in=", StringComparison.Ordinal))?[3..];
var whole = Stopwatch.StartNew();
var folder = kept is null ? Directory.CreateTempSubdirectory("workflowgov-bench-") : Directory.CreateDirectory(kept);
var made = Path.Combine(folder.FullName, "made");
var isMade = File.Exists(made);
File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
if (!isMade)
{
    await using var quick = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder.FullName, Durable: false), CancellationToken.None);
    await MakeAsync(quick.ConnectionString);
}

if (isMade || kept is null)
{
    await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder.FullName), CancellationToken.None);
    await MeasureAsync(postgres.ConnectionString);
}

if (kept is null)
    folder.Delete(true);
Say("done");

async Task MakeAsync(string server)
{
    var native = await DatabaseAsync(server, "native");
    await Crowd.GatherAsync(native, Math.Max(0, open - await Crowd.CountAsync(native)));
    Say($"{open} open cases made");
    NpgsqlConnection.ClearAllPools();
    await DoAsync(server, "drop database if exists bench_elsa");
    await Crowd.FollowAsync(await DatabaseAsync(server, "elsa", "native"));
    Say("their instances made, by copying one");
    NpgsqlConnection.ClearAllPools();
    await File.WriteAllTextAsync(made, string.Empty);
}

async Task MeasureAsync(string server)
{
    var (native, elsa) = (Named(server, "native"), Named(server, "elsa"));
    Say($"{await Crowd.CountAsync(native)} open cases, all compared with their instances in {(await Crowd.CompareAsync(elsa)).TotalSeconds:0.0} s");
    Report("native", await Started.MeasureAsync(native, "native"), await Walk.MeasureAsync(native, false, seconds));
    Report("elsa", await Started.MeasureAsync(elsa, "elsa"), await Walk.MeasureAsync(elsa, true, seconds));
    var fresh = await DatabaseAsync(server, $"fresh_{Environment.ProcessId}");
    await Crowd.GatherAsync(fresh, 1);
    Say($"Elsa's first start, all definitions handed over: {(await Crowd.FirstStartAsync(fresh)).TotalSeconds:0.0} s");
}

void Report(string executor, (TimeSpan Start, double Ready, double Later) server, IEnumerable<string> walked)
{
    Say($"{executor}: server ready after {server.Start.TotalSeconds:0.0} s with {server.Ready:0} MB, {Started.Later.TotalSeconds:0} s later {server.Later:0} MB");
    foreach (var line in walked)
        Say($"{executor}: {line}");
}

void Say(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{whole.Elapsed.TotalSeconds,4:0} s, load {File.ReadAllText("/proc/loadavg").Split(' ')[0],5}  {text}"));

static string Named(string server, string name) => new NpgsqlConnectionStringBuilder(server) { Database = $"bench_{name}" }.ConnectionString;

static async Task<string> DatabaseAsync(string server, string name, string? copied = null)
{
    if (await DoAsync(server, $"select count(*) from pg_database where datname = 'bench_{name}'") is 0L)
        await DoAsync(server, $"create database bench_{name}{(copied is null ? string.Empty : $" template bench_{copied}")}");
    CaseDatabase.Migrate(Named(server, name));
    return Named(server, name);
}

static async Task<object?> DoAsync(string server, string statement)
{
    await using var connection = new NpgsqlConnection(server);
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 300 };
    return await command.ExecuteScalarAsync();
}
