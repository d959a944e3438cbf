using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Applicants tell fields apart by label.</summary>
internal sealed class FieldLabelsOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2314", Severity.Warning,
        new Text("表单的字段名称不重复", "No label stands twice in a form"),
        new Text("给字段起不同的名称", "Give the fields different labels"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var form = subject.Item.Form;
        foreach (var (label, index) in Repeats.In([.. form.Select(f => f.Label)]))
            yield return subject.At(Note, $"字段名称“{label}”重复", $"Label '{label}' stands twice", "form", form[index].Key, "label");
    }
}
