using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace WorkflowGov.Elsa.Activities;

/// <summary>并联 begins: all branches at once.</summary>
[Activity("WorkflowGov", nameof(Fork), 1, "并联：各支同时开始 / All branches begin at once.", "WorkflowGov", DisplayName = "并联")]
public sealed class Fork : Activity
{
    /// <summary>The branches; each is a port.</summary>
    [Input(DisplayName = "各支", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> PossibleOutcomes { get; set; } = null!;

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync([.. PossibleOutcomes.Get(context)]);
}
