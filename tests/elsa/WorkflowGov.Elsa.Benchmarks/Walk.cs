using System.Diagnostics;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Benchmarks;

/// <summary>Cases of six human steps taken from receipt to their end in one program, with Elsa beside it or without.</summary>
internal sealed class Walk(Engine engine, bool followed)
{
    /// <summary>The item.</summary>
    public const string Item = "食品经营许可新办";

    private const int Watched = 15;

    private static readonly int[] ClientCounts = [1, 4, 8];

    /// <summary>Measures cases a second, then how long a client that waits for the executor waits.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="withElsa">Whether Elsa follows.</param>
    /// <param name="seconds">How long cases are decided, for each number of clients.</param>
    /// <returns>What was measured, line by line.</returns>
    public static async Task<List<string>> MeasureAsync(string connection, bool withElsa, int seconds)
    {
        await using var elsa = withElsa ? await ElsaHost.StartAsync(connection, SystemClock.Instance) : null;
        await using var engine = await Engine.StartAsync(connection, now: Crowd.Today, executor: elsa);
        var walk = new Walk(engine, withElsa);
        await walk.OneAsync();
        await walk.SettledAsync();
        var lines = new List<string> { await walk.WatchAsync() };
        foreach (var clients in ClientCounts)
            lines.Add(await walk.RaceAsync(clients, TimeSpan.FromSeconds(seconds)));
        return lines;
    }

    private async Task<string> RaceAsync(int clients, TimeSpan time)
    {
        var (since, done) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (since.Elapsed < time)
            {
                await OneAsync();
                Interlocked.Increment(ref done);
            }
        })));
        var decided = since.Elapsed;
        await SettledAsync();
        return $"{clients} clients, {done} cases: {done / decided.TotalSeconds:0.0} cases/s decided, {done / since.Elapsed.TotalSeconds:0.0} cases/s to the end of the executor";
    }

    private async Task<string> WatchAsync()
    {
        var waits = new List<double>();
        for (var n = 0; n < Watched; n++)
        {
            var number = await engine.ReceiveAsync(Repository.Item(Item));
            await SettledAsync();
            await TimedAsync(() => engine.DoAsync(number, Acting.Accept(Repository.Item(Item)), Acting.Window));
            while (await NextAsync(number) is { } step)
                await TimedAsync(() => engine.CompleteAsync(number, step));
        }

        waits.Sort();
        return $"one client, {waits.Count} steps: command until the next step waits in the executor p50 {waits[waits.Count / 2]:0.0} ms, p99 {waits[waits.Count * 99 / 100]:0.0} ms";

        async Task TimedAsync(Func<Task> command)
        {
            var since = Stopwatch.GetTimestamp();
            await command();
            await SettledAsync();
            waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    private async Task OneAsync()
    {
        var number = await engine.AcceptedAsync(Repository.Item(Item));
        while (await NextAsync(number) is { } step)
            await engine.CompleteAsync(number, step);
    }

    private async Task<Step?> NextAsync(CaseNumber number) =>
        (await engine.Cases.FindAsync(number, CancellationToken.None))!.Value is var found && found.Case.Marking.Active is [var first, ..] ? found.Item.Process[first.Step] : null;

    private async Task SettledAsync()
    {
        while (followed && await engine.Moves.CountAsync(CancellationToken.None) > 0)
            await Task.Delay(1);
    }
}
