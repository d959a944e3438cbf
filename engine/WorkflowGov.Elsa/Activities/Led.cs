using Elsa.Extensions;
using Elsa.Workflows;
using WorkflowGov.Runtime;

namespace WorkflowGov.Elsa.Activities;

/// <summary>What the case says to the activities of one run: where it stands now, as CaseService wrote it.</summary>
internal static class Led
{
    /// <summary>The input under which a run is told how the case moved.</summary>
    public const string Input = "CaseMove";

    private const string StepKey = "step";
    private const string VisitKey = "visit";

    /// <summary>The move that leads this run.</summary>
    /// <param name="context">The activity.</param>
    /// <returns>The move.</returns>
    /// <exception cref="InvalidOperationException">The workflow was started by hand: only a case leads it.</exception>
    public static CaseMove Move(ActivityExecutionContext context) =>
        context.TryGetWorkflowInput<string>(Input, out var text)
            ? StoredJson.Read<CaseMove>(text)
            : throw new InvalidOperationException("没有办件，流程不能单独运行：由 WorkflowGov 收件后启动 / No case leads this workflow: WorkflowGov starts it when a case is received.");

    /// <summary>What a bookmark remembers besides its hash.</summary>
    public static Dictionary<string, string> Label(StepVisit visit) => new(StringComparer.Ordinal)
    {
        [StepKey] = visit.Step.Value, [VisitKey] = $"{visit.Visit}",
    };

    /// <summary>The visit a bookmark waits for; null when it is not one of ours.</summary>
    public static StepVisit? Waits(IDictionary<string, string>? label) =>
        label is not null && label.TryGetValue(StepKey, out var step) && label.TryGetValue(VisitKey, out var visit)
            ? new StepVisit(new Core.Processes.StepId(step), int.Parse(visit))
            : null;
}
