using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Only what was done can bar who did it.</summary>
internal sealed class NotByLooksBack : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2120", Severity.Error,
        new Text("not_by 指向前面的环节", "not_by names earlier steps"),
        new Text("改成前面的环节", "Name an earlier step"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        foreach (var step in steps)
        {
            for (var i = 0; i < step.NotBy.Length; i++)
            {
                var barred = step.NotBy[i];
                if (steps.IndexOf(step) <= steps.IndexOf(subject.Item.Process[barred]))
                    yield return subject.At(Note, step, $"“{step.Title}”的 not_by 指向“{barred}”，它不在前面", $"not_by of '{step.Id}' names '{barred}', which is not before it", "not_by", $"{i}");
            }
        }
    }
}
