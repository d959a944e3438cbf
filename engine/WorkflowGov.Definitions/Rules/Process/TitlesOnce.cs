using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Applicants and officers tell steps apart by title.</summary>
internal sealed class TitlesOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2132", Severity.Warning,
        new Text("环节名称不重复", "No title stands twice"),
        new Text("给环节起不同的名称", "Give the steps different titles"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        foreach (var (title, index) in Repeats.In([.. steps.Select(s => s.Title)]))
            yield return subject.At(Note, steps[index], $"环节名称“{title}”重复", $"Title '{title}' stands twice", "title");
    }
}
