using WorkflowGov.Core;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>The longest way from acceptance to decision fits into the promise, returns and parallel branches included.</summary>
internal sealed class StepsWithinPromise : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2403", Severity.Error,
        new Text("最长路径不超过承诺办结时限", "The longest way is not longer than the promise"),
        new Text("缩短环节时限，减少退回次数，或者延长承诺（不超过法定）", "Shorten steps, allow fewer returns, or promise more (within the statute)"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var (days, way) = LongestPath.Of(subject.Item.Process);
        var promised = subject.Item.Limits.Promised;
        if (!DayCount.Within(new TimeLimit(days, LimitUnit.WorkingDays), promised))
            yield return subject.At(Note, $"最长路径 {days} 个工作日，超过承诺 {promised}：{way}", $"The longest way takes {days} working days, more than the promise of {promised.ToEnglish()}: {way}", "limits", "promised");
    }
}
