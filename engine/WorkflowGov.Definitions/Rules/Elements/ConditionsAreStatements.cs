using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A condition that asks or leaves it open cannot be checked.</summary>
internal sealed class ConditionsAreStatements : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2020", Severity.Error,
        new Text("受理条件是可以判断的陈述", "A condition is a statement that is met or not"),
        new Text("改写成可以判断“符合/不符合”的陈述", "Rewrite it as a statement that is met or not"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        for (var i = 0; i < subject.Item.Conditions.Length; i++)
        {
            var text = subject.Item.Conditions[i];
            if (Statement.Fault(text) is { } word)
                yield return subject.At(Note, $"受理条件“{text}”含“{word}”，无法判断是否符合", $"Condition '{text}' cannot be judged ('{word}')", "conditions", $"{i}").Replaced(Statement.Mended(text));
        }
    }
}
