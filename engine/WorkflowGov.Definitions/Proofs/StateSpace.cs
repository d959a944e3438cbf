using System.Collections.Immutable;
using System.Text;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>A place a case can be in; what happened before and has no effect on what comes is left out.</summary>
internal sealed class Node(int number, Standing standing, bool delivered, Move? reached)
{
    /// <summary>Place in the order of discovery: nearer nodes come first.</summary>
    public int Number { get; } = number;

    public Standing Standing { get; } = standing;

    /// <summary>送达 is done.</summary>
    public bool Delivered { get; } = delivered;

    /// <summary>The last move of a shortest way here; null at the start.</summary>
    public Move? Reached { get; } = reached;

    /// <summary>Open steps.</summary>
    public ImmutableArray<StepId> Open { get; } = [.. standing.Marking.Active.Select(a => a.Step)];

    public List<Move> Moves { get; } = [];

    /// <summary>A shortest way here.</summary>
    public ImmutableArray<Move> Way
    {
        get
        {
            var way = new Stack<Move>();
            for (var move = Reached; move is not null; move = move.From.Reached)
                way.Push(move);
            return [.. way];
        }
    }
}

/// <summary>An outcome that may come of an open step.</summary>
/// <param name="from">Before.</param>
/// <param name="step">The step.</param>
/// <param name="outcome">What comes of it.</param>
internal sealed class Move(Node from, Step step, OutcomeRule outcome)
{
    public Node From { get; } = from;

    public Step Step { get; } = step;

    public OutcomeRule Outcome { get; } = outcome;

    /// <summary>After.</summary>
    public Node To { get; set; } = from;

    /// <summary>The steps that it opens, again or for the first time.</summary>
    public ImmutableArray<StepId> Entered { get; init; } = [];

    /// <summary>The decision that it makes, or null.</summary>
    public DecisionKind? Decision => Course.DecisionOf(Step, Outcome);
}

/// <summary>
/// Every place that a case with a given form can come to after acceptance, explored over the engine's own
/// <see cref="Course"/>, nearest first.
/// </summary>
internal sealed class StateSpace
{
    private readonly Process process;
    private readonly Dictionary<string, Node> known = new(StringComparer.Ordinal);
    private readonly Dictionary<StepId, int> index;

    private StateSpace(Process process, IReadOnlyDictionary<string, FormValue> form)
    {
        this.process = process;
        Form = form;
        index = process.Steps.Select((s, i) => (s.Id, i)).ToDictionary();
        Received = Course.Received(process, form);
    }

    public IReadOnlyDictionary<string, FormValue> Form { get; }

    public List<Node> Nodes { get; } = [];

    /// <summary>A case as it is received.</summary>
    public Standing Received { get; }

    /// <summary>Explores; null when there are more places than allowed.</summary>
    public static StateSpace? Explore(Process process, IReadOnlyDictionary<string, FormValue> form, int nodesMax)
    {
        var space = new StateSpace(process, form);
        space.Find(Course.Accepted(process, space.Received, form), false, null);
        for (var i = 0; i < space.Nodes.Count; i++)
        {
            if (i >= nodesMax)
                return null;
            space.Expand(space.Nodes[i]);
        }

        return space;
    }

    private void Expand(Node node)
    {
        if (node.Standing.Ended)
            return;
        foreach (var id in node.Open.Distinct())
        {
            var step = process[id];
            foreach (var outcome in step.Outcomes.Where(o => Course.MayCome(node.Standing, step, o)))
            {
                var after = Course.After(process, node.Standing, step, outcome, Form);
                var move = new Move(node, step, outcome)
                {
                    Entered = [.. after.Marking.Active.Except(node.Standing.Marking.Active).Select(a => a.Step)],
                };
                move.To = Find(after, node.Delivered || step.Kind == StepKind.Deliver, move);
                node.Moves.Add(move);
            }
        }
    }

    private Node Find(Standing standing, bool delivered, Move? reached)
    {
        var key = Key(standing, delivered);
        if (!known.TryGetValue(key, out var node))
        {
            known[key] = node = new Node(Nodes.Count, standing, delivered, reached);
            Nodes.Add(node);
        }

        return node;
    }

    /// <summary>All that <see cref="Course"/> looks at; how often a step was entered and in which order is not.</summary>
    private string Key(Standing standing, bool delivered)
    {
        var key = new StringBuilder();
        foreach (var open in standing.Marking.Active.Select(a => index[a.Step]).Order())
            key.Append(open).Append(' ');
        key.Append('|');
        foreach (var used in standing.Marking.Returns.OrderBy(r => index[r.Step]).ThenBy(r => r.Outcome, StringComparer.Ordinal))
            key.Append(index[used.Step]).Append(used.Outcome).Append(' ').Append(used.Count).Append(' ');
        key.Append('|');
        foreach (var joined in standing.Marking.Joins.OrderBy(j => j.Block.Value, StringComparer.Ordinal).ThenBy(j => j.Branch))
            key.Append(joined.Block.Value).Append(joined.Branch).Append(' ');
        return key.Append('|').Append(standing.RefusalProposed ? 'r' : '-').Append(delivered ? 'd' : '-')
            .Append(standing.Ended ? 'e' : '-').Append(standing.Decision).ToString();
    }
}
