using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A version that says when the item ends is in force before that.</summary>
internal sealed class RetirementComesLater : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2021", Severity.Error,
        new Text("取消日期不早于这一版的生效日期", "An item is cancelled no earlier than the version that says so is in force"),
        new Text("改正 retired.on 或者 effective", "Change retired.on or effective"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Retirement is { } retirement && retirement.On < subject.Item.EffectiveOn)
            yield return subject.At(Note, $"取消日期 {retirement.On:uuuu-MM-dd} 早于生效日期", $"Cancelled on {retirement.On:uuuu-MM-dd}, before the version is in force", "retired", "on");
    }
}
