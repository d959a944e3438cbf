using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>The same paper is not asked for twice.</summary>
internal sealed class MaterialNamesOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2303", Severity.Error,
        new Text("一个事项的材料名称不重复", "No material stands twice in an item"),
        new Text("删去重复的一份", "Delete one of them"),
        "同一材料只收一次");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var materials = subject.Item.Materials;
        foreach (var (name, index) in Repeats.In([.. materials.Select(m => m.Name)]))
            yield return subject.At(Note, materials[index], $"材料“{name}”重复", $"Material '{name}' stands twice", "name");
    }
}
