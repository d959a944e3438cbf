using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A decision that can only go one way is none.</summary>
internal sealed class DecisionCanGrantAndRefuse : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2110", Severity.Error,
        new Text("决定环节能准予也能不予", "The deciding step can grant and can refuse"),
        new Text("两种结果都写", "Write both outcomes"),
        "行政许可法 第三十八条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var decision = subject.Item.Process.Decision;
        if (!decision.Outcomes.Any(o => o.Action is OutcomeAction.Continue) || !decision.Outcomes.Any(o => o.Action is OutcomeAction.Refuse))
            yield return subject.At(Note, decision, $"“{decision.Title}”缺少准予或者不予的结果", $"Step '{decision.Id}' cannot grant, or cannot refuse", "outcomes");
    }
}
