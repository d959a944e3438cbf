using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Licensing law takes the time of special procedures out of the limits of licences alone.</summary>
internal sealed class SpecialTimeOfOwnLaw : IItemRule
{
    private const string Licensing = "行政许可法";

    public RuleNote Note { get; } = new(
        "WG2418", Severity.Error,
        new Text("不是行政许可的，特别程序不能据行政许可法不计入法定时限", "Time that licensing law does not count is counted where there is no licence"),
        new Text("写事项所据法律另行规定的依据；没有规定的，环节写成审查，时间计入", "Name the item's own law; where it says nothing, make the step a review, whose time counts"),
        "行政许可法 第二条、第四十五条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Type == ItemType.Licensing || subject.Item.Limits.Statutory is null)
            yield break;
        foreach (var step in subject.Item.Process.Steps.Where(s => s.Excluded is { } excluded && LawReference.In(excluded.Basis).Any(r => r.Law == Licensing)))
            yield return subject.At(Note, step, $"这不是行政许可，“{step.Title}”的时间不能据行政许可法不计入法定时限", $"This is no licence: licensing law does not take the time of '{step.Title}' out of its statutory limit", "excluded", "basis");
    }
}
