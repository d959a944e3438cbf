using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>On every way through the process a case is accepted, decided and delivered.</summary>
internal sealed class MainStepsAlwaysHappen : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2123", Severity.Error,
        new Text("受理、决定和送达在最外层，没有条件", "Acceptance, decision and delivery stand in the outermost list, without a guard"),
        new Text("移到最外层，去掉 when", "Move the step to the outermost list and remove when"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var outermost = subject.Item.Process.Root.Blocks.OfType<Block.Single>().Select(b => b.Definition.Id).ToHashSet();
        return subject.Item.Process.Steps
            .Where(s => s.Kind is StepKind.Accept or StepKind.Decide or StepKind.Deliver && (s.When is not null || !outermost.Contains(s.Id)))
            .Select(s => subject.At(Note, s, $"“{s.Title}”不是每个办件都经过", $"Not every case passes '{s.Id}'", "when"));
    }
}
