using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>The general limit of licensing law binds licences alone: whatever else has no law of its own has no statutory limit.</summary>
internal sealed class LicensingLimitForLicences : IItemRule
{
    private const string Law = "行政许可法";

    public RuleNote Note { get; } = new(
        "WG2417", Severity.Error,
        new Text("行政许可法的期限只用于行政许可", "The limits of licensing law are for licences"),
        new Text("写有关法律规定的时限；没有规定的写 statutory: 无，并在 basis 说明", "State the limit of the item's own law; where there is none write 'statutory: 无' and say so in basis"),
        "行政许可法 第二条、第四十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var item = subject.Item;
        if (item.Type != ItemType.Licensing && item.Limits.Statutory is not null && LawReference.In(item.Limits.StatutoryBasis).Any(r => r.Law == Law))
            yield return subject.At(Note, "这不是行政许可，法定时限不能出自行政许可法", "This is no licence, and licensing law sets it no limit", "limits", "basis");
    }
}
