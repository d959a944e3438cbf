using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A check afterwards that can change nothing checks nothing.</summary>
internal sealed class PostCheckCanRevoke : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2113", Severity.Error,
        new Text("事后核查能撤销已作的决定", "A post-check can revoke what was granted"),
        new Text("加一个 revoke 的结果", "Add an outcome that revokes"),
        "告知承诺制；行政许可法 第六十九条");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind == StepKind.PostCheck && !s.Outcomes.Any(o => o.Action is OutcomeAction.Revoke))
        .Select(s => subject.At(Note, s, $"“{s.Title}”没有可以撤销决定的结果", $"Step '{s.Id}' cannot revoke", "outcomes"));
}
