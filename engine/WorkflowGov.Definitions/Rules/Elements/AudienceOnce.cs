using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>An audience that stands twice is a slip.</summary>
internal sealed class AudienceOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2008", Severity.Warning,
        new Text("服务对象不重复", "No audience is listed twice"),
        new Text("删去重复的一个", "Delete one of them"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (_, index) in Repeats.In(subject.Item.Audience))
            yield return subject.At(Note, "服务对象重复", "An audience is listed twice", "audience", $"{index}").Dropped();
    }
}
