using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>More than one visit is stated with its reason.</summary>
internal sealed class OneVisitAtMost : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2009", Severity.Warning,
        new Text("到办事现场不超过一次（最多跑一次）", "An applicant comes at most once"),
        new Text("减少到场次数，或者在 provenance 的 note 里写明原因", "Ask for fewer visits, or give the reason in the note of provenance"),
        "国务院关于加快推进政务服务标准化规范化便利化的指导意见");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item is { Visits: > 1, Provenance.Note: null })
            yield return subject.At(Note, $"到办事现场 {subject.Item.Visits} 次，没有说明原因", $"{subject.Item.Visits} visits without a reason", "visits");
    }
}
