// Native against Elsa on one machine and one durable database. Usage: native|elsa [seconds] [open cases]
using System.Diagnostics;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Elsa;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Runtime.Postgres.Private;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

var (withElsa, seconds, openCases) = (args[0] == "elsa", args.Length > 1 ? int.Parse(args[1]) : 10, args.Length > 2 ? int.Parse(args[2]) : 5_000);
var folder = Directory.CreateTempSubdirectory("workflowgov-bench-");
File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
await using var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder.FullName), CancellationToken.None);
var connection = postgres.ConnectionString;
CaseDatabase.Migrate(connection);
await (await Engine.StartAsync(connection)).DisposeAsync();
ElsaHost? elsa = null;
foreach (var which in withElsa ? new[] { "first", "next" } : [])
{
    if (elsa is not null)
        await elsa.DisposeAsync();
    var since = Stopwatch.StartNew();
    elsa = await ElsaHost.StartAsync(connection, SystemClock.Instance);
    Console.WriteLine($"{which} start of Elsa: {since.Elapsed.TotalSeconds:0.0} s");
}

await using var engine = await Engine.StartAsync(connection, executor: elsa);
var item = Repository.Item("食品经营许可新办");
await OneCase();
await Settled();

foreach (var clients in new[] { 1, 4, 8 })
{
    var (since, until, done) = (Stopwatch.StartNew(), TimeSpan.FromSeconds(seconds), 0);
    await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
    {
        while (since.Elapsed < until)
        {
            await OneCase();
            Interlocked.Increment(ref done);
        }
    })));
    var commanded = since.Elapsed;
    await Settled();
    Console.WriteLine($"{args[0]}, {clients} clients: {done} cases; {done / commanded.TotalSeconds:0.0} cases/s decided, {done / since.Elapsed.TotalSeconds:0.0} cases/s followed to the end");
}

var waits = new List<double>();
for (var n = 0; n < 20; n++)
{
    var number = await engine.ReceiveAsync(item);
    await Settled();
    await Timed(() => engine.DoAsync(number, Acting.Accept(item), Acting.Window));
    while (await Next(number) is { } step)
        await Timed(() => engine.CompleteAsync(number, step));
}

waits.Sort();
Console.WriteLine($"{args[0]}, one client: {waits.Count} moves, command to everything followed p50 {waits[waits.Count / 2]:0.0} ms, p99 {waits[waits.Count * 99 / 100]:0.0} ms");

var before = Memory();
var opening = Stopwatch.StartNew();
await Parallel.ForEachAsync(Enumerable.Range(0, openCases), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await engine.AcceptedAsync(item));
await Settled();
Console.WriteLine($"{args[0]}, {openCases} open cases more: {before:0} → {Memory():0} MB in the program, made in {opening.Elapsed.TotalSeconds:0} s");
if (elsa is not null)
    await elsa.DisposeAsync();

async Task OneCase()
{
    var number = await engine.AcceptedAsync(item);
    while (await Next(number) is { } step)
        await engine.CompleteAsync(number, step);
}

async Task<Step?> Next(CaseNumber number) =>
    (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value is var found && found.Case.Marking.Active is [var first, ..] ? found.Item.Process[first.Step] : null;

async Task Timed(Func<Task> command)
{
    var since = Stopwatch.GetTimestamp();
    await command();
    await Settled();
    waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
}

async Task Settled()
{
    while (elsa is not null && await engine.Moves.CountAsync(CancellationToken.None) > 0)
        await Task.Delay(1);
}

static double Memory()
{
    GC.Collect();
    GC.WaitForPendingFinalizers();
    GC.Collect();
    return Environment.WorkingSet / 1e6;
}
