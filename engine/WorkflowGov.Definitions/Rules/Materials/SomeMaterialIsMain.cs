using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>容缺受理: accepted with the main materials, not with none.</summary>
internal sealed class SomeMaterialIsMain : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2312", Severity.Error,
        new Text("至少有一份材料不能容缺", "One material at least cannot follow later"),
        new Text("主要材料不写“容缺”", "Main materials are not 容缺"),
        "广东省优化营商环境条例；容缺受理以主要材料齐全为前提");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var materials = subject.Item.Materials;
        if (!materials.IsEmpty && materials.All(m => m.Need == MaterialNeed.Deferrable))
            yield return subject.At(Note, "全部材料都可以容缺", "All materials may follow later", "materials");
    }
}
