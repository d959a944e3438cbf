using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S4: the window accepts by a list, not by feel.</summary>
internal sealed class MaterialsHaveChecks : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2308", Severity.Warning,
        new Text("每份材料有受理标准", "Every material has checks for acceptance"),
        new Text("写 accept_if，每条可以判断", "Write accept_if, each of which can be judged"),
        "受理标准化");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Materials
        .Where(m => m.AcceptIf.IsEmpty)
        .Select(m => subject.At(Note, m, $"“{m.Name}”没有受理标准", $"'{m.Name}' has no check for acceptance"));
}
