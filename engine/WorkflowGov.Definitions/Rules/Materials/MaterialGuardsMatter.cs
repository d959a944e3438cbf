using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A conditional material that is always or never needed is not conditional.</summary>
internal sealed class MaterialGuardsMatter : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2311", Severity.Error,
        new Text("材料的条件有时成立、有时不成立", "The guard of a material sometimes holds and sometimes fails"),
        new Text("永远需要的去掉 required，永远不需要的删去材料", "Remove required if it is always needed, the material if it never is"),
        "清单之外不得增减");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var material in subject.Item.Materials)
        {
            if (material.NeededWhen is { } guard && GuardTruth.Constant(guard, subject.Item.Form) is { } always)
            {
                var found = subject.At(
                    Note, material, always ? $"“{material.Name}”的条件永远成立" : $"“{material.Name}”的条件永远不成立",
                    always ? $"The guard of '{material.Name}' always holds" : $"The guard of '{material.Name}' never holds", "required");
                yield return always ? found.Dropped() : found;
            }
        }
    }
}
