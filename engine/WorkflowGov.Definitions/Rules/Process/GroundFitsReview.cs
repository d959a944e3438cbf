using WorkflowGov.Core;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>What the notice names must be what is done.</summary>
internal sealed class GroundFitsReview : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2108", Severity.Warning,
        new Text("特别程序的理由与审查方式一致", "The ground of a 特别程序 agrees with its review method"),
        new Text("让 excluded.ground 与 review 一致", "Make excluded.ground and review agree"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if (step is { Kind: StepKind.Special, Excluded: { } excluded, Review: { } review } && Words.Methods.Find(excluded.Ground) is { } method && method != review)
                yield return subject.At(Note, step, $"“{step.Title}”的理由是“{excluded.Ground}”，审查方式是“{Words.Methods.Of(review)}”", $"Step '{step.Id}' has ground '{excluded.Ground}' but reviews by '{Words.Methods.Of(review)}'", "excluded", "ground");
        }
    }
}
