using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>The notice tells the applicant how long it takes.</summary>
internal sealed class SpecialTimeIsAnnounced : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2109", Severity.Error,
        new Text("特别程序的所需时间大于零", "A 特别程序 announces a time above zero"),
        new Text("写明 limit：告知申请人的所需时间", "State limit: the time announced to the applicant"),
        "行政许可法 第四十五条");

    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Kind == StepKind.Special && s.Limit.Amount == 0)
        .Select(s => subject.At(Note, s, $"“{s.Title}”没有所需时间可以告知申请人", $"Step '{s.Id}' has no time to announce", "limit"));
}
