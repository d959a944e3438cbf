using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A list that ends in “and so on” has no end.</summary>
internal sealed class MaterialNameIsOneThing : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2302", Severity.Error,
        new Text("材料名称不以“等”结尾", "The name of a material does not end in 等"),
        new Text("逐项列出", "List each material"),
        "禁止兜底条款");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Materials
        .Where(m => m.Name.EndsWith('等'))
        .Select(m => subject.At(Note, m, $"材料“{m.Name}”以“等”结尾", $"Material '{m.Name}' ends in 等", "name"));
}
