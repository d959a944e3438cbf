using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A licence is renewed before it expires, or deemed renewed: the engine must know the day.</summary>
internal sealed class RenewalEndsWithLicence : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2413", Severity.Error,
        new Text("延续许可写明 renewal，届满日是表单的必填日期", "The renewal of a licence states 'renewal', with its expiry as a required date of the form"),
        new Text("写 renewal: {expires: 日期字段}", "Write renewal: {expires: field}"),
        "行政许可法 第五十条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var item = subject.Item;
        var isRenewal = item.Type == ItemType.Licensing && item.Name.Contains("延续", StringComparison.Ordinal);
        if (item.Renewal is not { } rule)
        {
            if (isRenewal)
                yield return subject.At(Note, $"“{item.Name}”没有写 renewal，逾期无法视为准予延续", "This item renews a licence and has no 'renewal'", "name");
            yield break;
        }

        if (item.Type != ItemType.Licensing)
            yield return subject.At(Note, "只有行政许可可以写 renewal", "Only a licence is deemed renewed", "renewal");
        var field = item.Form.First(f => f.Key == rule.Expires);
        if (field.Type != FieldType.Date || !field.Required)
            yield return subject.At(Note, $"“{field.Label}”须是必填的日期", $"'{field.Key}' must be a required date", "renewal", "expires");
    }
}
