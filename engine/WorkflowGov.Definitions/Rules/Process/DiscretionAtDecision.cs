using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>裁量标准 belong to the decision and leave a choice between levels with names of their own.</summary>
internal sealed class DiscretionAtDecision : IItemRule
{
    private const int LevelsMin = 2;

    public RuleNote Note { get; } = new(
        "WG2163", Severity.Error,
        new Text("裁量标准写在决定环节，至少两档，档次不重名", "Standards of discretion stand at the decision, two levels or more, each with a name of its own"),
        new Text("移到决定环节，补足或者改名", "Move them to the deciding step, add a level or rename one"));

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => !s.Discretion.IsEmpty
            && (s.Kind != StepKind.Decide || s.Signing is not null || s.Discretion.Select(d => d.Level).Distinct(StringComparer.Ordinal).Count() < Math.Max(LevelsMin, s.Discretion.Length)))
        .Select(s => subject.At(Note, s, $"“{s.Title}”的裁量标准不合要求", $"The standards of discretion of step '{s.Id}' do not fit", "discretion"));
}
