using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Who reviewed does not decide (审查与决定分离).</summary>
internal sealed class ReviewerDoesNotDecide : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2119", Severity.Error,
        new Text("审查人不作决定", "Who reviewed does not decide"),
        new Text("在决定环节写 not_by", "Write not_by at the deciding step"),
        "审查与决定分离");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var decision = subject.Item.Process.Decision;
        return subject.Item.Process.Steps
            .Where(s => s.Kind == StepKind.Review && s.Role == decision.Role && s.Office == decision.Office && !decision.NotBy.Contains(s.Id))
            .Select(s => subject.At(Note, decision, $"决定人不能是“{s.Title}”的经办人，请写 not_by: [{s.Id}]", $"Who did '{s.Id}' may not decide; write not_by: [{s.Id}]", "not_by"));
    }
}
