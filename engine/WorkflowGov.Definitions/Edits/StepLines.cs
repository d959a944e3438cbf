using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Edits;

/// <summary>Where a file speaks of a step, so that what is said of a line can be shown at the step and the other way round.</summary>
/// <param name="Step">The step.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="EndLine">Last line.</param>
public sealed record StepLines(string Step, int Line, int EndLine)
{
    /// <summary>The places of all steps: its own steps, or what is given to the steps of a pattern.</summary>
    /// <param name="text">The YAML.</param>
    /// <returns>The places from top to bottom; none while the text cannot be parsed.</returns>
    public static ImmutableArray<StepLines> Of(string text)
    {
        var flow = FlowText.Of(text);
        return flow.Process is null ? [] : [.. flow.Pattern is null ? flow.Steps().Select(s => At(flow.Tree, s.Name, s.Key, s.Body)) : flow.Givens().Select(g => At(flow.Tree, g.Step, g.Key, g.Value))];
    }

    private static StepLines At(SourceTree tree, string step, Piece key, Piece value) =>
        new(step, tree.Place(key.Start).Line, tree.Place(Math.Max(key.Start, Math.Max(key.End, value.End) - 1)).Line);
}
