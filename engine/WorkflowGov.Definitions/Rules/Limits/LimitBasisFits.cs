using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A limit stands with its article, the lack of one with its reason.</summary>
internal sealed class LimitBasisFits : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2411", Severity.Warning,
        new Text("法定时限写明出自哪部法律", "A statutory limit names the law that sets it"),
        new Text("在 limits.basis 写《文件名称》第几条；没有法定时限的写明原因", "Write 《law》第N条 in limits.basis; without a limit say why"),
        "行政许可法 第四十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var limits = subject.Item.Limits;
        if (limits.Statutory is not null && !limits.StatutoryBasis.Contains('《', StringComparison.Ordinal))
            yield return subject.At(Note, $"法定时限依据“{limits.StatutoryBasis}”没有写明文件名称", $"'{limits.StatutoryBasis}' names no law", "limits", "basis");
    }
}
