using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>One name is written one way everywhere, or it is not found.</summary>
internal sealed class NameReadsWell : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2016", Severity.Warning,
        new Text("事项名称不含空格、半角括号和句末标点", "A name has no blanks, no half-width brackets and no full stop"),
        new Text("去掉空格，用全角括号（）", "Remove blanks, use full-width brackets （）"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (key, name) in new[] { ("name", subject.Item.Name), ("main_item", subject.Item.MainItem ?? string.Empty) })
        {
            if (name.Any(c => c is ' ' or '(' or ')' or '\u3000') || name.EndsWith('。') || name.EndsWith('.'))
                yield return subject.At(Note, $"名称“{name}”含有空格、半角括号或者句末标点", $"Name '{name}' has blanks, half-width brackets or a full stop", key).Replaced(Slips.Name(name));
        }
    }
}
