using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A step without a way on would hold every case for ever.</summary>
internal sealed class EveryStepGoesOn : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2111", Severity.Error,
        new Text("每个环节都有可以继续的结果", "Every step has an outcome that goes on"),
        new Text("加一个 continue 的结果", "Add an outcome that continues"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind is not (StepKind.Accept or StepKind.Decide) && !s.Outcomes.Any(o => o.Action is OutcomeAction.Continue))
        .Select(s => subject.At(Note, s, $"“{s.Title}”没有可以继续的结果", $"Step '{s.Id}' has no outcome that goes on", "outcomes"));
}
