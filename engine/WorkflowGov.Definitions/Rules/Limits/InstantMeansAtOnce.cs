using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Rules;

/// <summary>即办件 ⇔ 承诺“即办”.</summary>
internal sealed class InstantMeansAtOnce : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2404", Severity.Error,
        new Text("即办件的承诺时限是“即办”，反之亦然", "An instant item promises 即办, and the other way round"),
        new Text("改正 handling 或者 limits.promised", "Change handling or limits.promised"),
        "GB/T 39046-2020 A.6");

    /// <summary>The limits of the steps say which of the two is the slip.</summary>
    private static Remedy.Replace? Outvoted(RuleSubject subject, bool instant)
    {
        var steps = subject.Item.Process.Steps.Where(s => s.Kind is StepKind.Accept or StepKind.Review or StepKind.Special or StepKind.Decide);
        var atOnce = steps.All(s => s.Limit == TimeLimit.AtOnce);
        var root = subject.Read.Places.Root;
        return (instant, atOnce) switch
        {
            (true, true) => new Remedy.Replace(((Node.Map)root["limits"]!)["promised"]!.Mark, "即办"),
            (true, false) => new Remedy.Replace(root["handling"]!.Mark, Words.Handlings.Of(Handling.Promised)),
            (false, true) => new Remedy.Replace(root["handling"]!.Mark, Words.Handlings.Of(Handling.Instant)),
            _ => null,
        };
    }

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var instant = subject.Item.Handling == Handling.Instant;
        if (instant != (subject.Item.Limits.Promised == TimeLimit.AtOnce))
        {
            yield return subject.At(
                Note, instant ? "即办件的承诺时限应为“即办”" : "承诺“即办”的事项应为即办件",
                instant ? "An instant item promises 即办" : "An item that promises 即办 is an instant item", "handling")
                with { Remedy = Outvoted(subject, instant) };
        }
    }
}
