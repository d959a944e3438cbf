using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A ground outside the list of art. 45 cannot rest on art. 45.</summary>
internal sealed class GroundIsInLaw : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2107", Severity.Error,
        new Text("不计时的理由在法律所列之内，或者另有依据", "A ground for not counting is in the list of the law, or has a basis of its own"),
        new Text("改正 ground，或者写明另行规定的依据", "Change the ground, or name the text that adds it"),
        "行政许可法 第四十五条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step.Excluded is { } excluded && subject.Shared.Law is { } law && law.Grounds.All(g => g.Name != excluded.Ground)
                && law.Grounds.Any(g => g.Basis == excluded.Basis || excluded.Basis.Contains("行政许可法", StringComparison.Ordinal)))
            {
                yield return subject.At(Note, step, $"“{excluded.Ground}”不在行政许可法第四十五条所列之内，不计时须有其他依据", $"'{excluded.Ground}' is not in art. 45; not counting its time needs another basis", "excluded", "ground");
            }
        }
    }
}
