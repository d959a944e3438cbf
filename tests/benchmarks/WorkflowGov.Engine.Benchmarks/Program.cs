// What the engine does a second on this machine, beside plain SQL doing the same writes, in one run with fsync on.
// dotnet run -c Release --project tests/benchmarks/WorkflowGov.Engine.Benchmarks [open cases, default 100000] [parts: plain decisions cases open rungs revision questions figures] [in=FOLDER]
// A folder that is named keeps its database: the next run finds the cases that the last one filled in.
using System.Globalization;
using WorkflowGov.Engine.Benchmarks;
using WorkflowGov.Runtime.Postgres.Private;

var kept = args.FirstOrDefault(a => a.StartsWith("in=", StringComparison.Ordinal))?[3..];
var asked = args.Where(a => !a.StartsWith("in=", StringComparison.Ordinal)).ToArray();
var open = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 100_000;
var parts = asked.Length > 1 ? asked[1..] : ["plain", "decisions", "cases", "open", "rungs", "revision"];
var folder = kept is null ? Directory.CreateTempSubdirectory("workflowgov-bench-").FullName : Directory.CreateDirectory(kept).FullName;
File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
await using (var postgres = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(folder), CancellationToken.None))
{
    await using var bench = await Bench.StartAsync(postgres.ConnectionString, Path.Combine(folder, "postgres"));
    if (parts is not (["questions"] or ["figures"] or ["figures-anew"]))
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
            "figures" => bench.QuestionsAsync(open, onlyFigures: true),
            "figures-anew" => bench.QuestionsAsync(open, renew: true),
            "revision" => bench.RevisionAsync(1_000_000),
            _ => throw new ArgumentException($"No such part: '{part}'."),
        });
    }
}

if (kept is null)
    Directory.Delete(folder, true);
