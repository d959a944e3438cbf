using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>S7: promise ≤ statute; different units are compared from the worst weekday.</summary>
internal sealed class PromiseWithinStatute : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2401", Severity.Error,
        new Text("承诺办结时限不超过法定办结时限", "The promise is not longer than the statutory limit"),
        new Text("缩短 limits.promised", "Shorten limits.promised"),
        "行政许可法 第四十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var limits = subject.Item.Limits;
        if (limits.Statutory is { } statutory && !DayCount.Within(limits.Promised, statutory))
            yield return subject.At(Note, $"承诺办结时限 {limits.Promised} 超过法定办结时限 {statutory}", $"The promise of {limits.Promised.ToEnglish()} exceeds the statutory limit of {statutory.ToEnglish()}", "limits", "promised");
    }
}
