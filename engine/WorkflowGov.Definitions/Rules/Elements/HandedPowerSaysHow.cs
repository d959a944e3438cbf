using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Whoever exercises a power that is not its own says by which decision.</summary>
internal sealed class HandedPowerSaysHow : IItemRule
{
    private static readonly string[] Words = ["委托", "授权", "下放", "目录", "决定", "通知"];

    private static bool SaysSo(string basis) => Words.Any(w => basis.Contains(w, StringComparison.Ordinal));

    public RuleNote Note { get; } = new(
        "WG2013", Severity.Warning,
        new Text("下放、授权或者委托的权力写明文件", "A power handed down, granted or entrusted names the decision"),
        new Text("在 basis 里加上下放或者委托的文件，或者在 provenance 的 note 里说明", "Add the decision to basis, or say it in the note of provenance"),
        "行政许可法 第二十四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var item = subject.Item;
        if (item.PowerSource != PowerSource.Statutory && item.Provenance.Note is null && !item.Basis.Any(SaysSo))
            yield return subject.At(Note, "权力不是法定本级行使，但没有写明下放、授权或者委托的文件", "The power is not the authority's own, but no decision is named", "power_source");
    }
}
