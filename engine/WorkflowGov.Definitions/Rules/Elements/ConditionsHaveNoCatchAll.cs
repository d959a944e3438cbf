using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>禁兜底: no condition that means whatever the office likes.</summary>
internal sealed class ConditionsHaveNoCatchAll : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2019", Severity.Error,
        new Text("受理条件不兜底", "No condition is a catch-all"),
        new Text("写明具体条件", "State the condition"),
        "广东省优化营商环境条例；禁止兜底条款");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        for (var i = 0; i < subject.Item.Conditions.Length; i++)
        {
            var text = subject.Item.Conditions[i];
            if (CatchAll.In(text) is { } word)
                yield return subject.At(Note, $"“{text}”含兜底表述“{word}”", $"'{text}' is a catch-all ('{word}')", "conditions", $"{i}");
        }
    }
}
