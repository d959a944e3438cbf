using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Bounds are for numbers, options for choices, and a bound leaves something to enter.</summary>
internal sealed class FieldBoundsMakeSense : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2315", Severity.Error,
        new Text("字段的 min、max、unit 和 of 与类型相符", "min, max, unit and of fit the type of a field"),
        new Text("改正类型，或者去掉多余的键", "Change the type, or remove the key"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var field in subject.Item.Form)
        {
            var number = field.Type is FieldType.Number or FieldType.Integer;
            if (!number && (field.Min ?? field.Max) is not null)
                yield return Wrong(subject, field, field.Min is null ? "max" : "min", "不是数字，不能写 min、max", "is no number and has no bounds");
            if (!number && field.Unit is not null)
                yield return Wrong(subject, field, "unit", "不是数字，不能写 unit", "is no number and has no unit");
            if (field.Min > field.Max)
                yield return Wrong(subject, field, "min", "的 min 大于 max", "has min above max");
            if (field.Type != FieldType.Choice && !field.Options.IsEmpty)
                yield return Wrong(subject, field, "of", "不是选择，不能写 of", "is no choice and has no options");
            if (field.Type == FieldType.Choice && field.Options.Length < 2)
                yield return Wrong(subject, field, "of", "只有一个选项", "has one option only");
            foreach (var (_, index) in Repeats.In(field.Options).Take(1))
                yield return Wrong(subject, field, "of", "的选项重复", "has an option twice") with { Remedy = Extra(subject, field, index) };
        }
    }

    private static Remedy.Drop? Extra(RuleSubject subject, FormField field, int index) =>
        ((subject.Read.Places.Root["form"] as Node.Map)?[field.Key] as Node.Map)?["of"] is Node.List list ? new Remedy.Drop(list.Items[index].Mark) : null;

    private Finding Wrong(RuleSubject subject, FormField field, string key, string zh, string en) =>
        subject.At(Note, $"“{field.Label}”{zh}", $"Field '{field.Key}' {en}", "form", field.Key, key);
}
