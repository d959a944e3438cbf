using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A reader must know what to check before relying on it.</summary>
internal sealed class LowConfidenceSaysWhy : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2014", Severity.Warning,
        new Text("可信度为 low 的写明需要核对什么", "Low confidence says what must be checked"),
        new Text("在 provenance 里加 note", "Add a note to provenance"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Provenance is { Confidence: Confidence.Low, Note: null })
            yield return subject.At(Note, "可信度为 low，但没有说明", "Confidence is low, but nothing says why", "provenance", "confidence");
    }
}
