using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A question that stands twice is a slip.</summary>
internal sealed class QuestionsOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2026", Severity.Warning,
        new Text("常见问题不重复", "No common question stands twice"),
        new Text("删去重复的一问", "Delete one of them"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var questions = subject.Item.Guidance?.Questions ?? [];
        foreach (var (question, index) in Repeats.In([.. questions.Select(q => q.Question)]))
            yield return subject.At(Note, $"问题“{question}”重复", $"Question '{question}' stands twice", "guidance", "questions", $"{index}");
    }
}
