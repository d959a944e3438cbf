using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A 公示 is finished after its period, so the step's limit is longer.</summary>
internal sealed class NoticeFitsStep : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2161", Severity.Error,
        new Text("公示期只用于公示环节，并且短于环节时限", "A period of public notice belongs to a 公示 and is shorter than the step's limit"),
        new Text("删去 notice，或者延长环节时限", "Remove 'notice', or lengthen the step's limit"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step.NoticePeriod is not { } period)
                continue;
            if (step.Review != ReviewMethod.PublicNotice)
                yield return subject.At(Note, step, $"“{step.Title}”不是公示", $"Step '{step.Id}' is no public notice", "notice");
            else if (period.Amount == 0 || (period.Unit == step.Limit.Unit ? period.Amount >= step.Limit.Amount : DayCount.Working(period) >= DayCount.WorkingAtLeast(step.Limit)))
                yield return subject.At(Note, step, $"公示期 {period}，“{step.Title}”的时限 {step.Limit}", $"A notice of {period.ToEnglish()} in step '{step.Id}' of {step.Limit.ToEnglish()}", "notice");
        }
    }
}
