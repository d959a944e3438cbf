using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa.Activities;

/// <summary>环节: waits until the case has left the step, then goes on by the outcome the case was given.</summary>
[Activity("WorkflowGov", nameof(Step), 1, "环节：等待办件离开本环节 / Waits until the case has left the step.", "WorkflowGov", DisplayName = "环节")]
public sealed class Step : Activity
{
    /// <summary>The step's name in the item's process.</summary>
    [Input(DisplayName = "环节")]
    public Input<string> StepId { get; set; } = null!;

    /// <summary>Its outcomes; each is a port.</summary>
    [Input(DisplayName = "结果", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> PossibleOutcomes { get; set; } = null!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (move, step) = (Led.Move(context), StepId.Get(context));
        if (move.Open.FirstOrDefault(v => v.Step.Value == step) is not { } open)
            await context.CompleteActivityWithOutcomesAsync(FlowElsa.Passed);
        else if (context.WorkflowExecutionContext.Bookmarks.Any(b => Led.Waits(b.Metadata) == open))
            await context.CompleteActivityWithOutcomesAsync();
        else
            Wait(context, move, open);
    }

    private void Wait(ActivityExecutionContext context, CaseMove move, StepVisit visit) => context.CreateBookmark(new CreateBookmarkArgs
    {
        Stimulus = new StepStimulus(move.Case.Value, visit.Step.Value, visit.Visit),
        Callback = LeaveAsync,
        Metadata = Led.Label(visit),
        IncludeActivityInstanceId = false,
        AutoComplete = false,
    });

    /// <summary>Whoever resumes: only a case that has left the step lets it go on.</summary>
    private async ValueTask LeaveAsync(ActivityExecutionContext context)
    {
        var move = Led.Move(context);
        var visit = Led.Waits(context.WorkflowExecutionContext.ResumedBookmarkContext?.Bookmark.Metadata)
            ?? throw new InvalidOperationException("A step was resumed without its bookmark.");
        if (move.Open.Contains(visit))
        {
            Wait(context, move, visit);
            return;
        }

        await CancelOthersAsync(context, move, visit);
        if (move.Left.FirstOrDefault(l => l.Step == visit.Step && l.Visit == visit.Visit)?.Outcome is { } outcome)
            await context.CompleteActivityWithOutcomesAsync(outcome);
        else
            await context.CancelActivityAsync();
    }

    /// <summary>Steps that fell away with this one, by a join that needs no more branches or by a return.</summary>
    private static async Task CancelOthersAsync(ActivityExecutionContext context, CaseMove move, StepVisit left)
    {
        var (workflow, fallen) = (context.WorkflowExecutionContext, new HashSet<string>(StringComparer.Ordinal));
        foreach (var bookmark in workflow.Bookmarks.Where(b => Led.Waits(b.Metadata) is { } other && !move.Open.Contains(other)).ToList())
        {
            var other = workflow.ActivityExecutionContexts.FirstOrDefault(a => a.Id == bookmark.ActivityInstanceId && a != context);
            if (other is null)
                continue;
            await other.CancelActivityAsync();
            fallen.Add(Led.Waits(bookmark.Metadata)!.Step.Value);
        }

        await Join.FallAwayAsync(context, left.Step.Value, fallen);
    }
}
