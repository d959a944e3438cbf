using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A date in another century is a slip of the keyboard.</summary>
internal sealed class EffectiveDateIsReal : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2015", Severity.Error,
        new Text("计划生效日期在行政许可法施行之后、可以排入日历的年份之内", "The effective date lies after the licensing law came into force and within the years a calendar can hold"),
        new Text("改正 effective", "Change effective"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var year = subject.Item.EffectiveOn.Year;
        if (year is < 2004 or > 2069)
            yield return subject.At(Note, $"计划生效日期在 {year} 年", $"The effective date is in {year}", "effective");
    }
}
