using WorkflowGov.Core;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>The runnable item has a serial of its own; 00 stands for none.</summary>
internal sealed class HandlingSerialCounts : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2004", Severity.Warning,
        new Text("业务办理项序号从 01 开始", "The serial of the handling item begins with 01"),
        new Text("把编码最后两位改为 01 或者下一个序号", "Change the last two digits to 01 or the next serial"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Code.Handling == "00")
            yield return subject.At(Note, "编码最后两位（业务办理项序号）是 00", "The last two digits (serial of the handling item) are 00", "code").Replaced(Slips.Serial(subject.Item.Code));
    }
}
