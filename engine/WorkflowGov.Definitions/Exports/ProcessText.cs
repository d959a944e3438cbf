using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Fixes;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Exports;

/// <summary>A compiled process as the language writes it: steps of its own, patterns filled in. Read again, it is the same process.</summary>
internal static class ProcessText
{
    /// <summary>The <c>steps:</c> of a process, from the left margin.</summary>
    public static string Of(Process process)
    {
        var text = new StringBuilder("steps:\n");
        Write(text, process.Root, 2);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Block block, int indent)
    {
        switch (block)
        {
            case Block.Sequence sequence:
                foreach (var inside in sequence.Blocks)
                    Write(text, inside, indent);
                break;
            case Block.Single single:
                Write(text, single.Definition, indent);
                break;
            case Block.Parallel parallel:
                Line(text, indent, $"- parallel: {Plain(parallel.Title)}");
                Line(text, indent + 2, $"join: {parallel.Join}");
                if (parallel.Lead is { } lead)
                    Line(text, indent + 2, $"lead: {Plain(lead)}");
                Line(text, indent + 2, "branches:");
                foreach (var branch in parallel.Branches)
                {
                    Line(text, indent + 4, $"{Plain(branch.Name)}:");
                    Write(text, branch.Body, indent + 6);
                }

                break;
            case Block.Choice choice:
                Line(text, indent, "- choice:");
                foreach (var way in choice.Ways)
                {
                    Line(text, indent + 4, way.When is { } when ? $"- when: {Plain(GuardSource.Of(when))}" : "- otherwise: true");
                    Line(text, indent + 6, "steps:");
                    Write(text, way.Body, indent + 8);
                }

                break;
            default:
                throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
        }
    }

    private static void Write(StringBuilder text, Step step, int indent)
    {
        Line(text, indent, $"- {step.Id}:");
        foreach (var (key, value) in Keys(step))
        {
            if (value is not null)
                Line(text, indent + 4, $"{key}: {value}");
        }

        List(text, indent + 4, "criteria", step.Criteria.Select(Plain));
        List(text, indent + 4, "discretion", step.Discretion.Select(d => Map(("level", d.Level), ("when", d.When), ("follows", d.Follows))));
        if (step.Outcomes.IsEmpty)
            return;
        Line(text, indent + 4, "outcomes:");
        foreach (var outcome in step.Outcomes)
            Line(text, indent + 6, $"{Plain(outcome.Label)}: {Action(outcome.Action)}");
    }

    private static IEnumerable<(string Key, string? Value)> Keys(Step step) =>
    [
        ("title", Plain(step.Title)), ("kind", Words.Kinds.Of(step.Kind)), ("role", Plain(step.Role.Name)), ("office", Plain(step.Office.Name)),
        ("people", step.People > 1 ? step.People.ToString(CultureInfo.InvariantCulture) : null),
        ("review", step.Review is { } review ? Words.Methods.Of(review) : null), ("limit", step.Limit.ToString()),
        ("excluded", step.Excluded is { } excluded ? Map(("ground", excluded.Ground), ("basis", excluded.Basis)) : null),
        ("silence", step.Silence is { } silence ? Map(("deemed", silence.Deemed), ("basis", silence.Basis)) : null),
        ("notice", step.NoticePeriod?.ToString()),
        ("forward", step.Forwarding is { } forward ? Map(("to", forward.To), ("limit", forward.Limit.ToString()), ("basis", forward.Basis)) : null),
        ("automatic", step.Automation is { } automation ? Automatic(automation) : null),
        ("signing", step.Signing is { } signing ? Signing(signing) : null),
        ("when", step.When is { } when ? Plain(GuardSource.Of(when)) : null),
        ("not_by", step.NotBy.IsEmpty ? null : $"[{string.Join(", ", step.NotBy)}]"),
    ];

    private static string Automatic(Automation automation)
    {
        var guards = automation.Guards.Select(g => $"{Plain(g.Criterion)}: {Plain(GuardSource.Of(g.When))}");
        return automation.Guards.IsEmpty
            ? $"{{answerable: {Plain(automation.Answerable.Name)}}}"
            : $"{{answerable: {Plain(automation.Answerable.Name)}, when: {{{string.Join(", ", guards)}}}}}";
    }

    private static string Signing(Signing signing) => signing.Mode == SigningMode.All
        ? Words.SigningModes.Of(SigningMode.All)
        : $"{{vote: {Words.Majorities.Of(signing.Majority)}{(signing.Quorum is { } quorum ? $", quorum: {quorum}" : string.Empty)}}}";

    private static string Action(OutcomeAction action) => action switch
    {
        OutcomeAction.Continue => "continue",
        OutcomeAction.Refuse => "refuse",
        OutcomeAction.Revoke => "revoke",
        OutcomeAction.Return back => $"{{return: {back.To}, max: {back.Max}}}",
        _ => throw new InvalidOperationException($"Unknown outcome {action.GetType().Name}."),
    };

    private static string Map(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var written = new List<string>();
        foreach (var (key, value) in entries)
            written.Add($"{key}: {Plain(value)}");
        return $"{{{string.Join(", ", written)}}}";
    }

    private static void List(StringBuilder text, int indent, string key, IEnumerable<string> entries)
    {
        foreach (var (entry, i) in entries.Select((e, i) => (e, i)))
        {
            if (i == 0)
                Line(text, indent, $"{key}:");
            Line(text, indent + 2, $"- {entry}");
        }
    }

    private static void Line(StringBuilder text, int indent, string words) => text.Append(' ', indent).Append(words).Append('\n');

    private static string Plain(string text) => PlainWords.Stand(text) ? text : PlainWords.Quoted(text);
}
