using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What a licence ends in is listed by law.</summary>
internal sealed class LicensingGivesDocument : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2010", Severity.Error,
        new Text("行政许可的结果是证照、批文、证明或者登记", "A licence results in a licence, an approval, a certificate or a registration"),
        new Text("改正 result.kind", "Change result.kind"),
        "行政许可法 第三十九条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Type: ItemType.Licensing, Result.Kind: ResultKind.Payment or ResultKind.Other })
            yield return subject.At(Note, "行政许可的结果类型不能是“资金”或者“其他”", "A licence does not result in 资金 or 其他", "result", "kind");
    }
}
