using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Who does everything online does not come.</summary>
internal sealed class OnlineMeansNoVisit : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2022", Severity.Error,
        new Text("全程网办（IV 级）的到场次数为 0", "What is done online from end to end asks for no visit"),
        new Text("改正 guidance.online 或者 visits", "Change guidance.online or visits"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Guidance.Online: OnlineDepth.Four, Visits: > 0 })
            yield return subject.At(Note, $"全程网办的事项要到场 {subject.Item.Visits} 次", $"{subject.Item.Visits} visits for an item done online", "guidance", "online");
    }
}
