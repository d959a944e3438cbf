using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S3: one material has one name, one form and one source, wherever it is asked for.</summary>
internal sealed class SharedMaterialByKey : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2304", Severity.Error,
        new Text("共用材料用它的键", "A shared material is named by its key"),
        new Text("改成共用材料的键", "Use the key of the shared material"),
        "统一材料名称、形式和来源");

    /// <summary>With keys of its own it may be another thing under the same name.</summary>
    private static Remedy.Become? OnlyKey(RuleSubject subject, Material material, string key)
    {
        var place = (Node.Map)subject.Read.Places.Materials[subject.Item.Materials.IndexOf(material)];
        return place.Entries.Count == 2 ? new Remedy.Become(place.Mark, key) : null;
    }

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var shared = subject.Shared.Commons.Materials;
        foreach (var material in subject.Item.Materials.Where(m => !shared.ContainsKey(m.Key)))
        {
            var same = shared.FirstOrDefault(s => s.Value["name"] is Node.Scalar name && name.Text == material.Name);
            if (same.Key is not null)
                yield return subject.At(Note, material, $"“{material.Name}”是共用材料，写“- {same.Key}”", $"'{material.Name}' is a shared material; write '- {same.Key}'", "name") with { Remedy = OnlyKey(subject, material, same.Key) };
        }
    }
}
