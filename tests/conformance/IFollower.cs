using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Tests;

/// <summary>An executor under test, started on a database.</summary>
public interface IFollower : IAsyncDisposable
{
    /// <summary>The executor; null = none is told, the native one.</summary>
    IExecutor? Executor { get; }

    /// <summary>How many cases it could not follow and had to begin anew: following must do without.</summary>
    long BegunAnew { get; }

    /// <summary>Follows all moves that wait.</summary>
    Task SettleAsync();

    /// <summary>Whether it holds just those steps open that the case has open.</summary>
    Task<bool> StandsAsync(ApprovalCase found);
}
