using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A licence has a statutory limit: that of the general law at least.</summary>
internal sealed class LicensingHasStatutoryLimit : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2405", Severity.Error,
        new Text("行政许可有法定办结时限", "A licence has a statutory limit"),
        new Text("写明 limits.statutory；法律没有另行规定的，按行政许可法第四十二条", "State limits.statutory; where its own law is silent, that of 行政许可法 art. 42"),
        "行政许可法 第四十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Type: ItemType.Licensing, Limits.Statutory: null })
            yield return subject.At(Note, "行政许可没有法定办结时限", "A licence without a statutory limit", "limits", "statutory");
    }
}
