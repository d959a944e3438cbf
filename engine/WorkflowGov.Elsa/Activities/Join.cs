using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace WorkflowGov.Elsa.Activities;

/// <summary>
/// 并联 ends: goes on once the case has no open step inside the block. It counts nothing itself, so that neither a
/// branch that ends twice nor one that was cancelled can lead it astray.
/// </summary>
[Activity("WorkflowGov", nameof(Join), 1, "并联完成：办件离开并联后继续 / Goes on once the case has left the block.", "WorkflowGov", DisplayName = "并联完成")]
public sealed class Join : Activity
{
    /// <summary>The steps inside the block, blank-separated.</summary>
    [Input(DisplayName = "并联内环节")]
    public Input<ICollection<string>> Steps { get; set; } = null!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var inside = Steps.Get(context).SelectMany(s => s.Split(' ')).ToHashSet(StringComparer.Ordinal);
        if (Led.Move(context).Open.Any(v => inside.Contains(v.Step.Value)))
            await context.CompleteActivityWithOutcomesAsync();
        else
            await context.CompleteActivityAsync();
    }
}
