using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Who need not come must be able to send.</summary>
internal sealed class NoVisitHasAWay : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2023", Severity.Error,
        new Text("到场次数为 0 的，可以网上、移动端或者快递办理", "Without a visit one applies online, by phone or by courier"),
        new Text("在 channels 里加上网上、移动端或者快递，或者写 express: true，或者改正 visits", "Add one of them to channels, write express: true, or change visits"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Visits: 0, Guidance: { Channels.IsEmpty: false, Express: false } guidance }
            && !guidance.Channels.Any(c => c is ServiceChannel.Web or ServiceChannel.Mobile or ServiceChannel.Courier))
            yield return subject.At(Note, "到场次数为 0，却只能到场办理", "No visit is asked for, yet one can only apply in person", "guidance", "channels");
    }
}
