using BenchmarkDotNet.Running;
using WorkflowGov.TimeLimits.Benchmarks;

// dotnet run -c Release --project tests/benchmarks/WorkflowGov.TimeLimits.Benchmarks -- --filter '*' --job short
BenchmarkSwitcher.FromAssembly(typeof(CountingBenchmarks).Assembly).Run(args);
