using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Wenzhou's check of published items: a licence shows its whole way.</summary>
internal sealed class LicenceHasFiveSteps : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2129", Severity.Warning,
        new Text("行政许可的承诺件至少有五个环节", "A licence with a promise has five steps or more"),
        new Text("按受理、审查、决定、制证、送达写全", "Write 受理, 审查, 决定, 制证, 送达"),
        "elements: 受理、审核、审批、办结、送达");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Type: ItemType.Licensing, Handling: Handling.Promised } item && item.Process.Steps.Length < 5)
            yield return subject.At(Note, $"行政许可只有 {item.Process.Steps.Length} 个环节", $"This licence has {item.Process.Steps.Length} steps", "process");
    }
}
