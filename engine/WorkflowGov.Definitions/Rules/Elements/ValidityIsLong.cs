using WorkflowGov.Core;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A document that is valid for some working days or hours is a slip of unit.</summary>
internal sealed class ValidityIsLong : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2012", Severity.Error,
        new Text("有效期用年、个月或者自然日表示", "A validity is given in years, months or natural days"),
        new Text("改正 result.valid；长期有效的不写", "Change result.valid; leave it out when there is no end"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Result.Valid is { Unit: LimitUnit.WorkingDays or LimitUnit.Hours } valid)
            yield return subject.At(Note, $"有效期不能是“{valid}”", $"A validity cannot be '{valid.ToEnglish()}'", "result", "valid");
    }
}
