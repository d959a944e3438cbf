using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Only a law takes days out of a limit or lets it start again.</summary>
internal sealed class GroundsNameLaw : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2415", Severity.Error,
        new Text("扣除和重新计算期限的事由出自法律，各写一次", "Grounds that move a limit stand in a law, each once"),
        new Text("basis 写《文件名称》第几条；同名的事由合并", "Write 《law》第N条 as basis; merge grounds of one name"),
        "行政许可法 第四十二条、第四十五条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var limits = subject.Item.Limits;
        foreach (var (key, grounds) in new[] { ("excludes", limits.Excludes), ("restarts", limits.Restarts) })
        {
            for (var i = 0; i < grounds.Length; i++)
            {
                var ground = grounds[i];
                if (!ground.Basis.Contains('《', StringComparison.Ordinal))
                    yield return subject.At(Note, $"“{ground.Name}”的依据“{ground.Basis}”不是法律、法规、规章", $"The basis '{ground.Basis}' of ground '{ground.Name}' names no law", "limits", key, $"{i}", "basis");
                if (grounds.Take(i).Any(g => g.Name == ground.Name))
                    yield return subject.At(Note, $"事由“{ground.Name}”写了两次", $"Ground '{ground.Name}' stands twice", "limits", key, $"{i}", "ground");
            }
        }
    }
}
