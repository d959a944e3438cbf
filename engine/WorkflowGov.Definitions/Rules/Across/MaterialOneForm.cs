using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S3: the same paper is the same paper in every item.</summary>
internal sealed class MaterialOneForm : ICatalogueRule
{
    public RuleNote Note { get; } = new(
        "WG2206", Severity.Warning,
        new Text("同一名称的材料形式和来源相同", "A material of one name has one form and one source"),
        new Text("统一形式和来源，或者移到 materials.yaml", "Make form and source agree, or move it to materials.yaml"),
        "统一材料名称、形式和来源");

    public IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared)
    {
        var all = items.SelectMany(i => i.Item.Materials.Select(m => (Item: i, Material: m)));
        foreach (var same in all.GroupBy(m => m.Material.Name).Where(g => g.Count() > 1))
        {
            var first = same.First();
            foreach (var (item, material) in same.Where(m => m.Item != first.Item && (m.Material.Form, m.Material.Source) != (first.Material.Form, first.Material.Source)))
            {
                yield return new RuleSubject(item, shared).At(
                    Note, material, $"材料“{same.Key}”的形式或者来源与 {Path.GetFileName(first.Item.Places.File)} 不同", $"'{same.Key}' has another form or source in {Path.GetFileName(first.Item.Places.File)}");
            }
        }
    }
}
