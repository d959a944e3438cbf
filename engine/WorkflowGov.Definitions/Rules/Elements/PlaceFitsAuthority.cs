using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>An item comes from the national catalogue or from that of the own province.</summary>
internal sealed class PlaceFitsAuthority : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2003", Severity.Warning,
        new Text("基本编码前两位是 00（国家目录）或者实施主体所在的省", "The basic code begins with 00 (national catalogue) or the province of the authority"),
        new Text("核对基本目录里的编码", "Check the code in the basic catalogue"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var (place, province) = (subject.Item.Code.Basic[..2], subject.Item.Code.Authority[2..4]);
        if (place != "00" && place != province)
            yield return subject.At(Note, $"基本编码前两位是 {place}，实施主体在 {province}", $"The basic code begins with {place}, the authority is in {province}", "code");
    }
}
