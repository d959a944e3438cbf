using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The native executor by the suite that holds for all of them.</summary>
public sealed class NativeExecutorTests(RealDatabase database) : ExecutorConformance(database)
{
    protected override int Plays => 4;

    protected override Task<IFollower> StartAsync(string connection) => Task.FromResult<IFollower>(new Native());

    private sealed class Native : IFollower
    {
        public IExecutor? Executor => null;

        public long BegunAnew => 0;

        public Task SettleAsync() => Task.CompletedTask;

        public Task<bool> StandsAsync(ApprovalCase found) => Task.FromResult(found.IsClosed == found.Marking.Active.IsEmpty);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
