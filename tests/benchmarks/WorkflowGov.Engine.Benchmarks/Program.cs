// What the engine does a second on this machine, beside plain SQL doing the same writes, in one run with fsync on.
// dotnet run -c Release --project tests/benchmarks/WorkflowGov.Engine.Benchmarks [open cases, default 100000]
using System.Globalization;
using WorkflowGov.Engine.Benchmarks;
using WorkflowGov.Runtime.Postgres.Private;

var open = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var folder = Directory.CreateTempSubdirectory("workflowgov-bench-").FullName;
File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
await using (var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder), CancellationToken.None))
{
    await using var bench = await Bench.StartAsync(postgres.ConnectionString);
    await bench.WarmUpAsync();
    await bench.PlainSqlAsync();
    await bench.DecisionsAsync();
    await bench.SixStepCasesAsync();
    await bench.CostByOpenCasesAsync(open);
    await bench.RungsAsync(100_000);
}

Directory.Delete(folder, true);
