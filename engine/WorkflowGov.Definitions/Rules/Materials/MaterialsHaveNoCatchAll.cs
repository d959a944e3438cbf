using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>禁兜底: no material that means whatever the office likes.</summary>
internal sealed class MaterialsHaveNoCatchAll : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2301", Severity.Error,
        new Text("材料不兜底", "No material is a catch-all"),
        new Text("写明具体材料", "Name the material"),
        "禁止兜底条款");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var material in subject.Item.Materials)
        {
            foreach (var text in material.AcceptIf.Prepend(material.Name))
            {
                if (CatchAll.In(text) is { } word)
                    yield return subject.At(Note, material, $"“{text}”含兜底表述“{word}”", $"'{text}' is a catch-all ('{word}')");
            }
        }
    }
}
