namespace WorkflowGov.Runtime;

/// <summary>
/// 执行器: enters the steps that Core has decided to enter. The case is always written first; what an executor needs to
/// follow it is kept in the same transaction, so that nothing is lost between the two.
/// </summary>
public interface IExecutor
{
    /// <summary>Whether a <see cref="CaseMove"/> is kept for it with each command that moves a case.</summary>
    bool KeepsMoves { get; }

    /// <summary>Says that moves were kept. Returns at once.</summary>
    void Moved();
}

/// <summary>The default: a step is entered by the command's own transaction, and there is nothing left to do.</summary>
public sealed class NativeExecutor : IExecutor
{
    /// <summary>The one there needs to be.</summary>
    public static readonly NativeExecutor Instance = new();

    /// <inheritdoc/>
    public bool KeepsMoves => false;

    /// <inheritdoc/>
    public void Moved()
    {
    }
}
