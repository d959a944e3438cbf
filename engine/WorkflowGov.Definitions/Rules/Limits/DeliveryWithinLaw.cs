using WorkflowGov.Core;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>From the decision to the applicant's hands is one limit.</summary>
internal sealed class DeliveryWithinLaw : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2408", Severity.Error,
        new Text("制证和送达合计不超过法定送达期限", "Issuing and delivering together stay within the limit of the law"),
        new Text("缩短制证或者送达环节的 limit", "Shorten the limit of issuing or delivering"),
        "行政许可法 第四十四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps.Where(s => s.Kind is StepKind.Issue or StepKind.Deliver).ToList();
        var days = steps.Sum(s => DayCount.Working(s.Limit));
        if (subject.Shared.Law?.Delivery.Limit is { } most && !DayCount.Within(new TimeLimit(days, LimitUnit.WorkingDays), most))
            yield return subject.At(Note, steps[^1], $"制证和送达合计 {days} 个工作日，超过 {most}", $"Issuing and delivering take {days} working days, more than {most.ToEnglish()}", "limit");
    }
}
