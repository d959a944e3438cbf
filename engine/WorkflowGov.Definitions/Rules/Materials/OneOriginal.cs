using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Nobody has two originals.</summary>
internal sealed class OneOriginal : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2307", Severity.Warning,
        new Text("原件只收一份", "One original is enough"),
        new Text("把 copies 改为 1，或者收复印件", "Set copies to 1, or ask for copies"),
        "精简申请材料");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Materials
        .Where(m => m is { Form: MaterialForm.Original, Copies: > 1, Source: MaterialSource.Government })
        .Select(m => subject.At(Note, m, $"“{m.Name}”要 {m.Copies} 份原件", $"{m.Copies} originals of '{m.Name}'", "copies"));
}
