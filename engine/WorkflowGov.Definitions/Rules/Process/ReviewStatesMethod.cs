using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S6: each review names how it is done.</summary>
internal sealed class ReviewStatesMethod : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2114", Severity.Error,
        new Text("审查环节写明审查方式", "A reviewing step states its review method"),
        new Text("写 review", "Write review"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind is StepKind.Review or StepKind.Special or StepKind.PostCheck && s.Review is null)
        .Select(s => subject.At(Note, s, $"“{s.Title}”没有写明审查方式", $"Step '{s.Id}' states no review method"));
}
