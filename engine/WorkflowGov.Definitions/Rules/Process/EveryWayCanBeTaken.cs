using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A way whose guard never comes to hold, or is always taken before it, is dead.</summary>
internal sealed class EveryWayCanBeTaken : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2134", Severity.Error,
        new Text("每条分支都走得到", "Every way of a choice can be taken"),
        new Text("改正条件，或者去掉走不到的分支", "Change the guards, or remove the way that is never taken"));

    public IEnumerable<Finding> Check(RuleSubject subject) =>
        subject.Item.Process.Root.WithInside().OfType<Block.Choice>().SelectMany(choice => Dead(subject, choice));

    private IEnumerable<Finding> Dead(RuleSubject subject, Block.Choice choice)
    {
        var guards = choice.Ways.Select(w => w.When).OfType<Guard>();
        if (GuardTruth.Forms(guards, subject.Item.Form) is not { } forms)
            yield break;
        var taken = forms.Select(f => choice.Ways.First(w => w.When?.Holds(f) ?? true)).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var way in choice.Ways.Where(w => !taken.Contains(w)))
        {
            var step = way.Body.WithInside().OfType<Block.Single>().First().Definition;
            yield return subject.At(Note, step, $"“{step.Title}”所在的分支永远走不到", $"The way that begins with '{step.Id}' is never taken");
        }
    }
}
