using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Exports;

/// <summary>
/// Follows the blocks as <see cref="Walk"/> does. Elsa decides nothing: a step the case does not enter is passed by its
/// port <see cref="FlowElsa.Passed"/>, so no condition, refusal or bound is written into the graph a second time.
/// </summary>
internal sealed class ElsaBuilder(ServiceItem item)
{
    private const string Done = "Done";

    private readonly List<ElsaNode> nodes = [];
    private readonly List<ElsaEdge> edges = [];

    /// <summary>A port that has not found its target yet.</summary>
    private sealed record Loose(string From, string Port);

    public ElsaGraph Build()
    {
        var (loose, column) = Follow(item.Process.Root, [], 0, 0);
        Connect(loose, Add("end_done", ElsaKind.End, "办结", [], [], column, 0));
        var accept = item.Process.Acceptance.Id.Value;
        Connect([new Loose(accept, FlowElsa.Declined)], Add("end_declined", ElsaKind.End, FlowElsa.Declined, [], [], 1, -1));
        Connect([new Loose(accept, FlowElsa.Lapsed)], Add("end_lapsed", ElsaKind.End, FlowElsa.Lapsed, [], [], 1, -2));
        return new ElsaGraph([.. nodes], [.. edges]);
    }

    /// <summary>Names of the steps inside a block, blank-separated.</summary>
    private static string Steps(Block block) =>
        string.Join(' ', block.WithInside().OfType<Block.Single>().Select(s => s.Definition.Id));

    private static ImmutableArray<string> Different(IEnumerable<string> titles) =>
        [.. titles.Select((title, i) => (title, i)).GroupBy(t => t.title).SelectMany(same => same.Select((t, n) => (t.i, Port: n == 0 ? t.title : $"{t.title}（{n + 1}）")))
            .OrderBy(t => t.i).Select(t => t.Port)];

    private static int Height(Block block) => block switch
    {
        Block.Sequence sequence => sequence.Blocks.Max(Height),
        Block.Single => 1,
        _ => block.Parts().Sum(Height),
    };

    private (List<Loose> Loose, int Column) Follow(Block.Sequence sequence, List<Loose> loose, int column, int row)
    {
        foreach (var block in sequence.Blocks)
            (loose, column) = Enter(block, loose, column, row);
        return (loose, column);
    }

    private (List<Loose> Loose, int Column) Enter(Block block, List<Loose> loose, int column, int row) => block switch
    {
        Block.Single single => (Step(single.Definition, loose, column, row), column + 1),
        Block.Sequence sequence => Follow(sequence, loose, column, row),
        Block.Parallel parallel => Branches(parallel, loose, column, row),
        Block.Choice choice => Ways(choice, loose, column, row),
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };

    private List<Loose> Step(Step step, List<Loose> loose, int column, int row)
    {
        var id = step.Id.Value;
        var returns = step.Outcomes.Where(o => o.Action is OutcomeAction.Return && step.Kind != StepKind.Accept).ToList();
        ImmutableArray<string> onward = step.Kind == StepKind.Accept
            ? FlowElsa.Accepted
            : [.. step.Outcomes.Except(returns).Select(o => o.Label)];
        ImmutableArray<string> closing = step.Kind == StepKind.Accept ? [FlowElsa.Declined, FlowElsa.Lapsed] : [];
        Connect(loose, Add(id, ElsaKind.Step, step.Title, [.. onward, .. closing, .. returns.Select(o => o.Label), FlowElsa.Passed], [], column, row));
        foreach (var (outcome, i) in returns.Select((o, i) => (o, i)))
        {
            var back = (OutcomeAction.Return)outcome.Action;
            var node = Add($"return_{Count(ElsaKind.Return)}", ElsaKind.Return, $"退回“{item.Process[back.To].Title}”，至多 {back.Max} 次", [Done], [], column, row - 1 - i);
            edges.Add(new ElsaEdge(id, outcome.Label, node));
            edges.Add(new ElsaEdge(node, Done, back.To.Value));
        }

        return [.. onward.Append(FlowElsa.Passed).Select(port => new Loose(id, port))];
    }

    private (List<Loose> Loose, int Column) Branches(Block.Parallel parallel, List<Loose> loose, int column, int row)
    {
        var ports = Different(parallel.Branches.Select(b => b.Name));
        var fork = Add($"fork_{Count(ElsaKind.Fork)}", ElsaKind.Fork, parallel.Title, ports, [], column, row);
        Connect(loose, fork);
        var (ends, end) = Side(parallel.Branches.Select((b, i) => (b.Body, new Loose(fork, ports[i]))), column + 1, row);
        var join = Add($"join_{Count(ElsaKind.Join)}", ElsaKind.Join, $"{parallel.Title}完成（{parallel.Join}/{parallel.Branches.Length}）", [Done], [Steps(parallel)], end, row);
        Connect(ends, join);
        return ([new Loose(join, Done)], end + 1);
    }

    private (List<Loose> Loose, int Column) Ways(Block.Choice choice, List<Loose> loose, int column, int row)
    {
        var ports = Different(choice.Ways.Select(w => w.When is { } guard ? GuardText.Of(guard, item.Form).Zh : "其他情形"));
        var split = Add($"choice_{Count(ElsaKind.Choice)}", ElsaKind.Choice, "分支", ports.Add(FlowElsa.Passed), [.. choice.Ways.Select(w => Steps(w.Body))], column, row);
        Connect(loose, split);
        var (ends, end) = Side(choice.Ways.Select((w, i) => (w.Body, new Loose(split, ports[i]))), column + 1, row);
        return ([.. ends, new Loose(split, FlowElsa.Passed)], end);
    }

    /// <summary>Bodies below one another.</summary>
    private (List<Loose> Ends, int Column) Side(IEnumerable<(Block.Sequence Body, Loose Into)> bodies, int column, int row)
    {
        var (ends, end) = (new List<Loose>(), column);
        foreach (var (body, into) in bodies)
        {
            var (left, reached) = Follow(body, [into], column, row);
            ends.AddRange(left);
            (end, row) = (Math.Max(end, reached), row + Height(body));
        }

        return (ends, end);
    }

    private int Count(ElsaKind kind) => nodes.Count(n => n.Kind == kind) + 1;

    private string Add(string id, ElsaKind kind, string title, ImmutableArray<string> ports, ImmutableArray<string> inside, int column, int row)
    {
        nodes.Add(new ElsaNode(id, kind, title, ports, inside, column, row));
        return id;
    }

    private void Connect(IEnumerable<Loose> loose, string to) => edges.AddRange(loose.Select(l => new ElsaEdge(l.From, l.Port, to)));
}
