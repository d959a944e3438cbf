using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>
/// The longest way from acceptance to decision, in working days. The day of acceptance is day 0, so 受理 is not in
/// it; 特别程序 is not counted; branches that run together take the longest of those that are waited for; every
/// return is taken as often as it may be.
/// </summary>
/// <param name="Days">Working days.</param>
/// <param name="Way">The way in words, for example <c>审查 1 + 现场核查 2</c>.</param>
internal sealed record LongestPath(int Days, string Way)
{
    /// <summary>What each step on it adds; a step that returns stands in it once more, with what its returns repeat.</summary>
    public ImmutableArray<PathStep> Steps { get; init; } = [];

    public static LongestPath Of(Process process)
    {
        var all = Through(process.Root);
        foreach (var step in process.Steps.TakeWhile(s => s.Kind is not (StepKind.Issue or StepKind.Deliver or StepKind.PostCheck)))
        {
            foreach (var back in step.Outcomes.Select(o => o.Action).OfType<OutcomeAction.Return>())
            {
                var again = Again(process.Root, back.To, step.Id);
                if (again.Days > 0)
                    all = all.Then(new LongestPath(back.Max * again.Days, $"{step.Title}退回 {back.Max}×({again.Way})") { Steps = [new PathStep(step.Id, 0, back.Max * again.Days)] });
            }
        }

        return all;
    }

    private static readonly LongestPath Nothing = new(0, string.Empty);

    private LongestPath Then(LongestPath next) => new(
        Days + next.Days, string.Join(" + ", new[] { Way, next.Way }.Where(w => w.Length > 0))) { Steps = Steps.AddRange(next.Steps) };

    private static LongestPath Through(Block block) => block switch
    {
        Block.Single single => Through(single.Definition),
        Block.Sequence sequence => sequence.Blocks.Select(Through).Aggregate(Nothing, (a, b) => a.Then(b)),
        Block.Parallel parallel => parallel.Branches.Select(b => Through(b.Body)).OrderBy(b => b.Days).ElementAt(parallel.Join - 1),
        Block.Choice choice => choice.Ways.Select(w => Through(w.Body)).MaxBy(b => b.Days) ?? Nothing,
        _ => Nothing,
    };

    private static LongestPath Through(Step step)
    {
        var days = step.Kind is StepKind.Review or StepKind.Decide && step.Excluded is null ? DayCount.Working(step.Limit) : 0;
        return days == 0 ? Nothing : new LongestPath(days, string.Create(CultureInfo.InvariantCulture, $"{step.Title} {days}")) { Steps = [new PathStep(step.Id, days, 0)] };
    }

    /// <summary>What a return repeats: from the step returned to, in its list, through the block it came from.</summary>
    private static LongestPath Again(Block block, StepId to, StepId from)
    {
        if (block is Block.Sequence sequence && Index(sequence, to) is { } first)
        {
            var last = sequence.Blocks.Select((b, i) => Holds(b, from) ? i : -1).Max();
            return sequence.Blocks.Skip(first).Take(Math.Max(last, first) - first + 1).Select(Through).Aggregate(Nothing, (a, b) => a.Then(b));
        }

        return block.Parts().Where(b => Holds(b, to)).Select(b => Again(b, to, from)).FirstOrDefault() ?? Nothing;
    }

    private static int? Index(Block.Sequence sequence, StepId step)
    {
        var index = sequence.Blocks.Select((b, i) => b is Block.Single s && s.Definition.Id == step ? i : -1).DefaultIfEmpty(-1).Max();
        return index < 0 ? null : index;
    }

    private static bool Holds(Block block, StepId step) =>
        block is Block.Single single ? single.Definition.Id == step : block.Parts().Any(b => Holds(b, step));
}
