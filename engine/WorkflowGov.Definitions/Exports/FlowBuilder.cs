using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Exports;

/// <summary>
/// Follows all ways through a process at once, the way <see cref="Walk"/> follows one: what has been proposed or
/// decided so far decides which steps are skipped.
/// </summary>
internal sealed class FlowBuilder(ServiceItem item)
{
    private const string Otherwise = "其他情形";

    private readonly List<FlowNode> nodes = [];
    private readonly List<FlowEdge> edges = [];
    private int gateways;

    /// <summary>How a case may stand at a place of the chart.</summary>
    [Flags]
    private enum States
    {
        None = 0,
        Open = 1,
        Proposed = 2,
        Refused = 4,
        Revoked = 8,
    }

    /// <summary>An edge that has not found its target yet.</summary>
    private sealed record Loose(FlowNode From, string Label, FlowTone Tone, States States);

    public FlowChart Build()
    {
        var start = Add(new FlowNode("start", FlowNodeKind.Start, item.Process.Steps[0].Office, "收件"));
        var ends = Follow(item.Process.Root, [new Loose(start, string.Empty, FlowTone.On, States.Open)]);
        End("end_done", "办结", [.. ends.Where(e => e.States != States.Revoked)]);
        End("end_revoked", "撤销决定", [.. ends.Where(e => e.States == States.Revoked)]);
        return new FlowChart([.. nodes], [.. edges]);
    }

    private static bool Skips(Block block, States state) => block.WithInside().OfType<Block.Single>().All(s => (state, s.Definition.Kind) switch
    {
        (States.Proposed, StepKind.Review or StepKind.Special) => true,
        (States.Refused or States.Revoked, StepKind.Issue or StepKind.PostCheck) => true,
        _ => false,
    });

    private static string StepNode(StepId id) => $"step_{id}";

    private static string GuardNode(StepId id) => $"when_{id}";

    private static string Words(States states) => states.HasFlag(States.Proposed) ? "建议不予"
        : states.HasFlag(States.Refused) ? "不予"
        : states.HasFlag(States.Revoked) ? "撤销" : string.Empty;

    private static States All(List<Loose> loose) => loose.Aggregate(States.None, (all, l) => all | l.States);

    private List<Loose> Follow(Block.Sequence sequence, List<Loose> loose) => sequence.Blocks.Aggregate(loose, (open, block) => Enter(block, open));

    /// <summary>Leads into a block what does not skip it, and past it what does.</summary>
    private List<Loose> Enter(Block block, List<Loose> loose)
    {
        var skips = Enum.GetValues<States>().Where(s => s != States.None && Skips(block, s)).Aggregate(States.None, (all, s) => all | s);
        var past = loose.Where(l => (l.States & ~skips) == States.None).ToList();
        var into = loose.Where(l => (l.States & skips) == States.None).ToList();
        var either = loose.Except(past).Except(into).ToList();
        if (either.Count > 0)
        {
            var (split, states) = (Gateway(FlowNodeKind.Split, either), All(either));
            var goesOn = states.HasFlag(States.Proposed) ? "无不予建议" : "准予";
            into.Add(new Loose(split, goesOn, FlowTone.On, states & ~skips));
            past.Add(new Loose(split, Words(states & skips), FlowTone.Against, states & skips));
        }

        return into.Count == 0 ? past : [.. Into(block, into), .. past];
    }

    private List<Loose> Into(Block block, List<Loose> loose) => block switch
    {
        Block.Single single => Step(single.Definition, loose),
        Block.Sequence sequence => Follow(sequence, loose),
        Block.Parallel parallel => Branches(parallel, loose),
        Block.Choice choice => Ways(choice, loose),
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };

    private List<Loose> Branches(Block.Parallel parallel, List<Loose> loose)
    {
        var fork = Add(new FlowNode($"gateway_{++gateways}", FlowNodeKind.Fork, parallel.WithInside().OfType<Block.Single>().First().Definition.Office, parallel.Title));
        Connect(loose, fork);
        var (ends, states) = (new List<List<Loose>>(), States.None);
        foreach (var branch in parallel.Branches)
        {
            var end = Follow(branch.Body, [new Loose(fork, branch.Name, FlowTone.On, All(loose))]);
            states |= All(end);
            ends.Add(end.Count == 1 ? end : [new Loose(Gateway(FlowNodeKind.Merge, end), string.Empty, FlowTone.On, All(end))]);
        }

        var join = Add(new FlowNode($"gateway_{++gateways}", FlowNodeKind.Join, fork.Office, string.Empty) { Join = parallel.Join });
        foreach (var end in ends)
            Connect(end, join);
        return [new Loose(join, string.Empty, FlowTone.On, states)];
    }

    private List<Loose> Ways(Block.Choice choice, List<Loose> loose)
    {
        var split = Gateway(FlowNodeKind.Split, loose);
        return [.. choice.Ways.SelectMany(w => Follow(
            w.Body, [new Loose(split, w.When is { } guard ? GuardText.Of(guard, item.Form).Zh : Otherwise, FlowTone.On, All(loose))]))];
    }

    private List<Loose> Step(Step step, List<Loose> loose)
    {
        var past = new List<Loose>();
        if (step.When is { } guard)
        {
            var split = Add(new FlowNode(GuardNode(step.Id), FlowNodeKind.Split, step.Office, string.Empty));
            Connect(loose, split);
            past.Add(new Loose(split, Otherwise, FlowTone.On, All(loose)));
            loose = [new Loose(split, GuardText.Of(guard, item.Form).Zh, FlowTone.On, All(loose))];
        }

        var node = Add(new FlowNode(StepNode(step.Id), FlowNodeKind.Step, step.Office, step.Title) { Step = step });
        Connect(loose, node);
        return [.. step.Kind == StepKind.Accept ? Accept(node, All(loose)) : Outcomes(node, step, All(loose)), .. past];
    }

    /// <summary>受理 has acts of its own: accepted, put right, or declined.</summary>
    private List<Loose> Accept(FlowNode node, States states)
    {
        var split = Gateway(FlowNodeKind.Split, [new Loose(node, string.Empty, FlowTone.On, states)]);
        edges.Add(new FlowEdge(split.Id, node.Id, "一次性告知补正", FlowTone.Back));
        End("end_declined", "不予受理", [new Loose(split, "不予受理", FlowTone.Against, states)]);
        return [new Loose(split, "受理", FlowTone.On, states)];
    }

    private List<Loose> Outcomes(FlowNode node, Step step, States states)
    {
        if (step.Outcomes is [{ Action: OutcomeAction.Continue }])
            return [new Loose(node, string.Empty, FlowTone.On, states)];
        var (split, goesOn) = (Gateway(FlowNodeKind.Split, [new Loose(node, string.Empty, FlowTone.On, states)]), new List<Loose>());
        foreach (var outcome in step.Outcomes)
        {
            var decides = step.Kind == StepKind.Decide;
            if (outcome.Action is OutcomeAction.Return back)
                edges.Add(new FlowEdge(split.Id, EntryOf(back.To), $"{outcome.Label}（至多{back.Max}次）", FlowTone.Back));
            else if (outcome.Action is OutcomeAction.Continue)
                goesOn.Add(new Loose(split, outcome.Label, FlowTone.On, decides ? States.Open : states));
            else
                goesOn.Add(new Loose(split, outcome.Label, FlowTone.Against, outcome.Action is OutcomeAction.Revoke ? States.Revoked : decides ? States.Refused : States.Proposed));
        }

        return goesOn;
    }

    private string EntryOf(StepId id) => item.Process[id].When is null ? StepNode(id) : GuardNode(id);

    private FlowNode Gateway(FlowNodeKind kind, List<Loose> loose)
    {
        var node = Add(new FlowNode($"gateway_{++gateways}", kind, loose[0].From.Office, string.Empty));
        Connect(loose, node);
        return node;
    }

    private void End(string id, string label, List<Loose> loose)
    {
        if (loose.Count > 0)
            Connect(loose, Add(new FlowNode(id, FlowNodeKind.End, loose[0].From.Office, label)));
    }

    private FlowNode Add(FlowNode node)
    {
        nodes.Add(node);
        return node;
    }

    private void Connect(IEnumerable<Loose> loose, FlowNode to) => edges.AddRange(loose.Select(l => new FlowEdge(l.From.Id, to.Id, l.Label, l.Tone)));
}
