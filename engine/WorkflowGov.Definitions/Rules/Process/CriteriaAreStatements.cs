using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A criterion is a statement that is true or not.</summary>
internal sealed class CriteriaAreStatements : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2116", Severity.Error,
        new Text("审查要点是可以判断的陈述", "A criterion is a statement that is met or not"),
        new Text("改写成可以判断“符合/不符合”的陈述", "Rewrite it as a statement that is met or not"),
        "压缩自由裁量空间");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            for (var i = 0; i < step.Criteria.Length; i++)
            {
                if (Statement.Fault(step.Criteria[i]) is { } word)
                    yield return subject.At(Note, step, $"审查要点“{step.Criteria[i]}”含“{word}”，无法判断是否符合", $"Criterion '{step.Criteria[i]}' cannot be judged ('{word}')", "criteria", $"{i}").Replaced(Statement.Mended(step.Criteria[i]));
            }
        }
    }
}
