using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A step that is never or always entered has no guard to speak of.</summary>
internal sealed class StepGuardsMatter : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2133", Severity.Error,
        new Text("环节的条件有时成立、有时不成立", "The guard of a step sometimes holds and sometimes fails"),
        new Text("改正条件；永远成立的去掉 when，永远不成立的去掉环节", "Change the guard; remove when if it always holds, the step if it never does"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step.When is { } guard && GuardTruth.Constant(guard, subject.Item.Form) is { } always)
            {
                var found = subject.At(
                    Note, step, always ? $"“{step.Title}”的条件永远成立" : $"“{step.Title}”的条件永远不成立",
                    always ? $"The guard of '{step.Id}' always holds" : $"The guard of '{step.Id}' never holds", "when");
                yield return always ? found.Dropped() : found;
            }
        }
    }
}
