using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Beyond the limit of the general law an application counts as accepted anyway.</summary>
internal sealed class AcceptanceWithinLaw : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2407", Severity.Error,
        new Text("受理环节不超过法定受理期限", "The accepting step is not longer than the law allows"),
        new Text("缩短受理环节的 limit", "Shorten the limit of the accepting step"),
        "行政许可法 第三十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps.Where(s => s.Kind == StepKind.Accept))
        {
            if (subject.Shared.Law?.Acceptance.Limit is { } most && !DayCount.Within(step.Limit, most))
                yield return subject.At(Note, step, $"“{step.Title}”时限 {step.Limit} 超过 {most}", $"Step '{step.Id}' takes {step.Limit.ToEnglish()}, more than {most.ToEnglish()}", "limit");
        }
    }
}
