using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Working days stretch over 春节 and 国庆, natural days do not.</summary>
internal sealed class PromiseHoldsOverHolidays : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2402", Severity.Warning,
        new Text("遇到长假，承诺办结时限也不超过法定办结时限", "The promise stays within the statutory limit over a long holiday too"),
        new Text("缩短承诺，或者用与法定时限相同的单位", "Shorten the promise or use the unit of the statutory limit"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var limits = subject.Item.Limits;

        // A limit that ends on a day of rest goes on to the next working day, so one working day is always within it.
        if (limits.Statutory is { } statutory && limits.Promised.Amount > 1 && DayCount.Within(limits.Promised, statutory) && !DayCount.WithinOverHolidays(limits.Promised, statutory))
            yield return subject.At(Note, $"遇到长假，承诺 {limits.Promised} 可能超过法定 {statutory}", $"Over a long holiday {limits.Promised.ToEnglish()} may exceed the statutory {statutory.ToEnglish()}", "limits", "promised");
    }
}
