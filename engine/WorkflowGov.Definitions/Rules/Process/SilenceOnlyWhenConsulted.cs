using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Silence of a consulted department may count as consent; no review and no decision is made by silence.</summary>
internal sealed class SilenceOnlyWhenConsulted : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2136", Severity.Error,
        new Text("超时默认只用于征求意见，并且视为继续办理的结果", "Only a consultation takes silence for an answer, and only for one that goes on"),
        new Text("删去 silence，或者改为征求意见环节，deemed 写继续办理的结果", "Remove 'silence', or make it a 征求意见 whose 'deemed' outcome goes on"),
        "行政许可法 第三十七条、第五十条（除延续外，逾期不等于准予）");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step.Silence is not { } silence)
                continue;
            if (step is not { Kind: StepKind.Review, Review: ReviewMethod.Consultation })
                yield return subject.At(Note, step, $"“{step.Title}”不是征求意见，不能超时默认", $"Step '{step.Id}' is no consultation, so silence is no answer to it", "silence");
            else if (!step.Outcomes.Any(o => o.Label == silence.Deemed && o.Action is OutcomeAction.Continue))
                yield return subject.At(Note, step, $"“{silence.Deemed}”不是“{step.Title}”继续办理的结果", $"'{silence.Deemed}' is no outcome of step '{step.Id}' that goes on", "silence", "deemed");
        }
    }
}
