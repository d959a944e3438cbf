using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Tests;
using WorkflowGov.Testing;

namespace WorkflowGov.Elsa.Tests;

/// <summary>Plays shared out among several stages on one database, each with a clock of its own.</summary>
internal static class Lanes
{
    /// <summary>Runs all plays.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="executor">Whom moves are kept for; null = the native executor.</param>
    /// <param name="plays">The cases.</param>
    /// <param name="lanes">How many are played at once.</param>
    /// <param name="run">Plays the case of that number on a stage.</param>
    /// <returns>A task that ends with the last of them.</returns>
    public static async Task RunAsync(string connection, IExecutor? executor, IReadOnlyList<Play> plays, int lanes, Func<Stage, Play, int, Task> run)
    {
        var next = -1;
        var engines = new List<Engine>();
        for (var lane = 0; lane < lanes; lane++)
            engines.Add(await Engine.StartAsync(connection, executor: executor));
        await Task.WhenAll(engines.Select(engine => Task.Run(async () =>
        {
            await using var _ = engine;
            for (var n = Interlocked.Increment(ref next); n < plays.Count; n = Interlocked.Increment(ref next))
                await run(new Stage(NoFollower.Instance, engine), plays[n], n);
        })));
    }

    /// <summary>Somebody else follows.</summary>
    private sealed class NoFollower : IFollower
    {
        public static readonly NoFollower Instance = new();

        public IExecutor? Executor => null;

        public long BegunAnew => 0;

        public Task SettleAsync() => Task.CompletedTask;

        public Task<bool> StandsAsync(Core.Cases.ApprovalCase found) => Task.FromResult(true);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
