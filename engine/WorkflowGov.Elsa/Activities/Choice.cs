using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace WorkflowGov.Elsa.Activities;

/// <summary>分支: goes the way in which the case has entered a step.</summary>
[Activity("WorkflowGov", nameof(Choice), 1, "分支：走办件所走的一支 / Goes the way the case went.", "WorkflowGov", DisplayName = "分支")]
public sealed class Choice : Activity
{
    /// <summary>For each way the steps inside it, blank-separated, in the order of the outcomes.</summary>
    [Input(DisplayName = "各支环节")]
    public Input<ICollection<string>> Ways { get; set; } = null!;

    /// <summary>The ways, and last the one past all of them; each is a port.</summary>
    [Input(DisplayName = "各支", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> PossibleOutcomes { get; set; } = null!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var open = Led.Move(context).Open.Select(v => v.Step.Value).ToHashSet(StringComparer.Ordinal);
        var way = Ways.Get(context).ToList().FindIndex(steps => steps.Split(' ').Any(open.Contains));
        var ports = PossibleOutcomes.Get(context).ToList();
        await context.CompleteActivityWithOutcomesAsync(way < 0 ? ports[^1] : ports[way]);
    }
}
