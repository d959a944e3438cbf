using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Every power rests on a named text.</summary>
internal sealed class BasisNamesLaw : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2005", Severity.Warning,
        new Text("设定依据写明法律文件的名称", "Each basis names its law"),
        new Text("写成《文件名称》第几条", "Write 《law》第N条"),
        "行政许可法 第四条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        for (var i = 0; i < subject.Item.Basis.Length; i++)
        {
            var basis = subject.Item.Basis[i];
            if (!basis.Contains('《', StringComparison.Ordinal) || !basis.Contains('》', StringComparison.Ordinal))
                yield return subject.At(Note, $"设定依据“{basis}”没有写明文件名称", $"Basis '{basis}' names no law", "basis", $"{i}").Replaced(Slips.Law(basis));
        }
    }
}
