using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>A way through a process that a scenario may take: an outcome of a step, or a decision as its end.</summary>
/// <param name="Step">The step's title; null for an end.</param>
/// <param name="Label">The outcome's label, or the decision.</param>
/// <param name="Ends">The decisions that cases came to that took this way; none = not taken.</param>
public sealed record Way(string? Step, string Label, ImmutableSortedSet<string> Ends)
{
    /// <summary>Whether a scenario took it.</summary>
    public bool IsTaken => !Ends.IsEmpty;
}

/// <summary>The ways of one process and which of them scenarios took.</summary>
/// <param name="Name">The pattern (<c>inspection@1</c>), or the item's name where it has steps of its own.</param>
/// <param name="IsPattern">Whether it is a pattern as it stands.</param>
/// <param name="Scenarios">How many scenarios are about it.</param>
/// <param name="Ways">Every outcome of every step, then the ends.</param>
public sealed record ProcessCoverage(string Name, bool IsPattern, int Scenarios, ImmutableArray<Way> Ways)
{
    /// <summary>Ways taken.</summary>
    public int Taken => Ways.Count(w => w.IsTaken);

    /// <summary>Share of ways taken, in percent, rounded down.</summary>
    public int Percent => Ways.Length == 0 ? 100 : Taken * 100 / Ways.Length;
}

/// <summary>
/// 路径覆盖. Items with the same steps and the same kinds of outcome share a process: what their outcomes are called, and
/// their criteria, make no other way.
/// </summary>
/// <param name="Processes">Patterns first, then items with something of their own.</param>
/// <param name="OtherEnds">Ends without a decision that some scenario came to: 不予受理, 退件, 已撤回 …</param>
public sealed record Coverage(ImmutableArray<ProcessCoverage> Processes, ImmutableSortedSet<string> OtherEnds)
{
    internal static Coverage Of(Catalogue catalogue, ImmutableArray<TakenWays> taken, ItemCode? only)
    {
        var shapes = catalogue.Items.Select(i => i.Item).GroupBy(i => (i.Pattern, Shape: ShapeOf(i.Process))).ToList();
        var common = shapes.Where(s => s.Key.Pattern is not null).GroupBy(s => s.Key.Pattern).Select(p => p.MaxBy(s => s.Count())!).ToHashSet();
        var byItem = taken.ToLookup(t => (t.Item.Pattern, Shape: ShapeOf(t.Item.Process)));
        var covered = shapes.Where(s => only is null || s.Any(i => i.Code == only)).Select(s => Of(s.First(), common.Contains(s), [.. byItem[s.Key]]));
        return new Coverage(
            [.. covered.OrderBy(c => !c.IsPattern).ThenBy(c => c.Name, StringComparer.Ordinal)],
            [.. taken.Where(t => t.End is not null && t.Decision is null).Select(t => t.End!)]);
    }

    private static ProcessCoverage Of(ServiceItem item, bool common, ImmutableArray<TakenWays> taken)
    {
        var outcomes = item.Process.Steps.SelectMany((s, i) => s.Outcomes.Select((o, j) => new Way(
            s.Title, o.Label, [.. taken.Where(t => t.Outcomes.Contains((i, j))).Select(t => t.End ?? "未办结")])));
        var ends = EndsOf(item.Process).Select(e => new Way(null, e, [.. taken.Where(t => t.Decision == e).Select(t => e)]));
        return new ProcessCoverage(common ? item.Pattern! : item.Name, common, taken.Length, [.. outcomes, .. ends]);
    }

    private static IEnumerable<string> EndsOf(Process process) => process.Steps
        .SelectMany(s => s.Outcomes.Select(o => Course.DecisionOf(s, o))).OfType<DecisionKind>().Distinct().Order()
        .Select(ScenarioWords.Decisions.Of);

    /// <summary>What makes a process another one: steps, what they lead to, guards and branches.</summary>
    private static string ShapeOf(Process process) => string.Join('|', process.Root.WithInside().Select(b => b switch
    {
        Block.Single single => $"{single.Definition.Id}:{single.Definition.When is not null}:{single.Definition.Silence is not null}:"
            + string.Join(',', single.Definition.Outcomes.Select(o => o.Action)),
        Block.Parallel parallel => $"parallel {parallel.Join}/{parallel.Branches.Length}",
        Block.Choice choice => $"choice {choice.Ways.Length}",
        _ => string.Empty,
    }));
}

/// <summary>The ways that one case took.</summary>
/// <param name="Item">Its item.</param>
/// <param name="Outcomes">Outcomes by place of step and outcome.</param>
/// <param name="End">Where it ended; null when it is still open.</param>
/// <param name="Decision">Its last decision; null without one.</param>
internal sealed record TakenWays(ServiceItem Item, ImmutableHashSet<(int Step, int Outcome)> Outcomes, string? End, string? Decision)
{
    public static TakenWays Of(ServiceItem item, ApprovalCase? on, IReadOnlyList<CaseEvent> events)
    {
        var steps = item.Process.Steps;
        var outcomes = events.OfType<CaseEvent.StepDone>().Select(d =>
        {
            var step = item.Process[d.Step];
            return (steps.IndexOf(step), step.Outcomes.IndexOf(step.Outcomes.First(o => o.Label == d.Outcome)));
        });
        var decision = on?.Decision is { } made ? ScenarioWords.Decisions.Of(made) : null;
        return new TakenWays(item, [.. outcomes], decision ?? (on is { IsClosed: true } ? ScenarioWords.Statuses.Of(on.Status) : null), decision);
    }
}
