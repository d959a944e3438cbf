using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Nothing to pay, no way to pay.</summary>
internal sealed class PayOnlineWhatIsCharged : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2024", Severity.Error,
        new Text("不收费的事项没有网上支付", "What is free is not paid online"),
        new Text("去掉 pay_online，或者写明 fee", "Remove pay_online, or state the fee"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { FeeBasis: null, Guidance.PayOnline: true })
            yield return subject.At(Note, "不收费，却支持网上支付", "Nothing is charged, yet it can be paid online", "guidance", "pay_online");
    }
}
