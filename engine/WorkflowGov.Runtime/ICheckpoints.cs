using NodaTime;
using WorkflowGov.Core.Audit;

namespace WorkflowGov.Runtime;

/// <summary>Where checkpoints (检查点) are made.</summary>
public interface ICheckpoints
{
    /// <summary>Seals all events that no checkpoint covers yet; on several servers one at a time.</summary>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The checkpoint, or null when nothing happened since the last one.</returns>
    Task<Checkpoint?> SealAsync(Instant now, CancellationToken cancellation);
}
