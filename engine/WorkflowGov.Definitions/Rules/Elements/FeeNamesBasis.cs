using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Nothing is charged without a law or regulation that says so.</summary>
internal sealed class FeeNamesBasis : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2017", Severity.Warning,
        new Text("收费写明依据文件", "A fee names its basis"),
        new Text("写明收费依据的文件名称或者文号；不收费的不写 fee", "Name the text or its number; leave fee out when nothing is charged"),
        "行政许可法 第五十八条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.FeeBasis is { } fee && !fee.Contains('《', StringComparison.Ordinal) && !fee.Contains('号', StringComparison.Ordinal))
            yield return subject.At(Note, $"收费依据“{fee}”没有写明文件", $"Fee '{fee}' names no text", "fee");
    }
}
