using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A field left empty makes every comparison false, which is seldom what was meant.</summary>
internal sealed class GuardFieldsAreFilledIn : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2316", Severity.Warning,
        new Text("条件所依据的字段必填", "A field that a guard asks about must be filled in"),
        new Text("去掉 required: false", "Remove required: false"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var asked = GuardFields.Of(subject.Item).ToHashSet(StringComparer.Ordinal);
        return subject.Item.Form.Where(f => !f.Required && asked.Contains(f.Key))
            .Select(f => subject.At(Note, $"条件用到“{f.Label}”，但它可以不填", $"A guard asks about '{f.Key}', which may be left empty", "form", f.Key, "required"));
    }
}
