using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What may be extended is the limit that a law sets.</summary>
internal sealed class ExtensionNeedsStatute : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2409", Severity.Error,
        new Text("没有法定时限就没有延长", "Without a statutory limit there is no extension"),
        new Text("去掉 extension，或者写明法定时限", "Remove extension or state the statutory limit"),
        "行政许可法 第四十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Limits is { Statutory: null, Extension: not null })
            yield return subject.At(Note, "没有法定办结时限，却写了延长", "An extension without a statutory limit", "limits", "extension");
    }
}
