using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Who entrusts stands in the guide, and only with an entrusted power.</summary>
internal sealed class EntrustedSaysByWhom : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2025", Severity.Error,
        new Text("委托部门与权力来源一致", "The entrusting body agrees with the power's source"),
        new Text("委托的权力写 guidance.entrusted_by，其他的不写", "State guidance.entrusted_by for an entrusted power, and for no other"),
        "行政许可法 第二十四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var entrusted = subject.Item.PowerSource is PowerSource.EntrustedFromAbove or PowerSource.EntrustedByPeer;
        if (subject.Item.Guidance is { } guidance && entrusted != guidance.EntrustedBy is not null)
            yield return subject.At(Note, entrusted ? "权力是委托的，没有写委托部门" : "权力不是委托的，却写了委托部门", entrusted ? "The power is entrusted, by nobody named" : "A body entrusts what is no entrusted power", entrusted ? ["guidance"] : ["guidance", "entrusted_by"]);
    }
}
