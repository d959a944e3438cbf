using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What is marked is masked in lists and logs.</summary>
internal sealed class PersonalFieldsAreMarked : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2313", Severity.Warning,
        new Text("身份证号和电话标明是个人信息", "Identity numbers and telephone numbers are marked as personal"),
        new Text("写 personal: true", "Write personal: true"),
        "个人信息保护法");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Form
        .Where(f => f is { Type: FieldType.IdNumber or FieldType.Phone, Personal: false })
        .Select(f => subject.At(Note, $"“{f.Label}”没有标明是个人信息", $"Field '{f.Key}' is not marked as personal", "form", f.Key).With("personal", "true"));
}
