using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>行政许可法 第三十四条: two or more officers verify the substance.</summary>
internal sealed class OfficersEnough : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2105", Severity.Error,
        new Text("实质审查、现场核查和入户调查由两名以上工作人员办理", "Substantive review, on-site inspection and home visits take two officers or more"),
        new Text("写 people: 2", "Write people: 2"),
        "行政许可法 第三十四条");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Review is ReviewMethod.OnSite or ReviewMethod.Substantive or ReviewMethod.HomeVisit && s.People < 2)
        .Select(s => subject.At(Note, s, $"“{s.Title}”须指派两名以上工作人员", $"Step '{s.Id}' takes two officers or more", "people"));
}
