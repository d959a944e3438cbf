using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// The answers to the criteria of a step: <c>failed</c> lists those answered no, by their words or number; without it
/// all are met when the case goes on, and the first is not when it does not.
/// </summary>
internal static class CriteriaReader
{
    public static ImmutableArray<CriterionFinding> Read(Fields fields, Step step, OutcomeRule? outcome)
    {
        var left = Unanswered(fields, step);
        var failed = fields.Find("failed") is null
            ? outcome is null or { Action: OutcomeAction.Continue } ? [] : step.Criteria.Take(1).ToHashSet(StringComparer.Ordinal)
            : Failed(fields, step);
        var own = failed.Except(step.Criteria, StringComparer.Ordinal).Select(f => new CriterionFinding(f, false));
        return [.. step.Criteria.Where(c => !left.Contains(c)).Select(c => new CriterionFinding(c, !failed.Contains(c))), .. own];
    }

    /// <summary>Asks for the keys without reading them, where the step is not known.</summary>
    public static void Skip(Fields fields) => (_, _) = (fields.Find("failed"), fields.Find("unanswered"));

    private static HashSet<string> Failed(Fields fields, Step step) => Named(fields, "failed", step);

    private static HashSet<string> Unanswered(Fields fields, Step step) =>
        fields.Find("unanswered") is null ? [] : Named(fields, "unanswered", step);

    /// <summary>Words that are no criterion stay as they are: a scenario may try to add one of its own.</summary>
    private static HashSet<string> Named(Fields fields, string key, Step step) => fields.Items(key).OfType<Node.Scalar>()
        .Select(s => int.TryParse(s.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Numbered(s, number, step, fields) : s.Text)
        .ToHashSet(StringComparer.Ordinal);

    private static string Numbered(Node.Scalar at, int number, Step step, Fields fields)
    {
        if (number >= 1 && number <= step.Criteria.Length)
            return step.Criteria[number - 1];
        fields.Error(
            at.Mark, "WG2601", $"“{step.Title}”只有 {step.Criteria.Length} 条审查要点", $"Step '{step.Id}' has {step.Criteria.Length} criteria only");
        return at.Text;
    }
}
