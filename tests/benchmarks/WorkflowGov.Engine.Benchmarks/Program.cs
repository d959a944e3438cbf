// What the engine does a second on this machine, beside plain SQL doing the same writes, in one run with fsync on.
// dotnet run -c Release --project tests/benchmarks/WorkflowGov.Engine.Benchmarks [open cases, default 100000] [parts: plain decisions cases open rungs revision questions]
using System.Globalization;
using WorkflowGov.Engine.Benchmarks;
using WorkflowGov.Runtime.Postgres.Private;

var open = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var parts = args.Length > 1 ? args[1..] : ["plain", "decisions", "cases", "open", "rungs", "revision"];
var folder = Directory.CreateTempSubdirectory("workflowgov-bench-").FullName;
File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
await using (var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder), CancellationToken.None))
{
    await using var bench = await Bench.StartAsync(postgres.ConnectionString, Path.Combine(folder, "postgres"));
    await bench.WarmUpAsync();
    // Plain SQL writes rows that the engine cannot read: it comes last, whatever the order asked for.
    foreach (var part in parts.OrderBy(p => p == "plain"))
    {
        await (part switch
        {
            "plain" => bench.PlainSqlAsync(),
            "decisions" => bench.DecisionsAsync(),
            "cases" => bench.SixStepCasesAsync(),
            "open" => bench.CostByOpenCasesAsync(open),
            "rungs" => bench.RungsAsync(100_000),
            "questions" => bench.QuestionsAsync(open),
            "revision" => bench.RevisionAsync(1_000_000),
            _ => throw new ArgumentException($"No such part: '{part}'."),
        });
    }
}

Directory.Delete(folder, true);
