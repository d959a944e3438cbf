using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>禁兜底 holds for the officer's list as for the applicant's.</summary>
internal sealed class CriteriaHaveNoCatchAll : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2118", Severity.Error,
        new Text("审查要点不兜底", "No criterion is a catch-all"),
        new Text("写明具体要点", "State the point"),
        "禁止兜底条款");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            for (var i = 0; i < step.Criteria.Length; i++)
            {
                if (CatchAll.In(step.Criteria[i]) is { } word)
                    yield return subject.At(Note, step, $"审查要点“{step.Criteria[i]}”含兜底表述“{word}”", $"Criterion '{step.Criteria[i]}' is a catch-all ('{word}')", "criteria", $"{i}");
            }
        }
    }
}
