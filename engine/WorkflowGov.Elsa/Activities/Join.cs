using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;

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
        var inside = Names(Steps.Get(context));
        if (Led.Move(context).Open.Any(v => inside.Contains(v.Step.Value)))
            await context.CompleteActivityWithOutcomesAsync();
        else
            await context.CompleteActivityAsync();
    }

    /// <summary>
    /// Blocks that fell away half done: what already waits before their join would hold back the join around it for ever.
    /// </summary>
    /// <param name="leaving">The step that is left.</param>
    /// <param name="left">Its name.</param>
    /// <param name="fallen">The steps that fell away with it.</param>
    /// <returns>A task that ends when nothing waits before them.</returns>
    internal static async Task FallAwayAsync(ActivityExecutionContext leaving, string left, HashSet<string> fallen)
    {
        if (fallen.Count == 0 || leaving.ParentActivityExecutionContext is not { Activity: Flowchart flowchart } around)
            return;
        foreach (var join in flowchart.Activities.OfType<Join>())
        {
            var here = await leaving.WorkflowExecutionContext.CreateActivityExecutionContextAsync(join, new ActivityInvocationOptions { Owner = around });
            var inside = Names(await here.EvaluateInputPropertyAsync<Join, ICollection<string>>(j => j.Steps) ?? []);
            if (inside.Overlaps(fallen) && !inside.Contains(left))
                await here.SendSignalAsync(new CancelSignal());
            leaving.WorkflowExecutionContext.RemoveActivityExecutionContext(here);
        }
    }

    private static HashSet<string> Names(ICollection<string> steps) => steps.SelectMany(s => s.Split(' ')).ToHashSet(StringComparer.Ordinal);
}
