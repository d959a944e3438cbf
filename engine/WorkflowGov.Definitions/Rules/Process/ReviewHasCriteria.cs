using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S6: who reviews answers objective points.</summary>
internal sealed class ReviewHasCriteria : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2115", Severity.Error,
        new Text("审查环节有审查要点", "A reviewing step has criteria"),
        new Text("写 criteria，每条可以判断", "Write criteria, each of which can be judged"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind is StepKind.Review or StepKind.Special or StepKind.PostCheck && s.Criteria.IsEmpty)
        .Select(s => subject.At(Note, s, $"“{s.Title}”没有审查要点", $"Step '{s.Id}' has no criteria"));
}
