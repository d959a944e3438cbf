using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Exports;

/// <summary>What a node of a chart is.</summary>
internal enum FlowNodeKind
{
    /// <summary>收件.</summary>
    Start,

    /// <summary>环节.</summary>
    Step,

    /// <summary>One way is taken out of several.</summary>
    Split,

    /// <summary>Ways come together again.</summary>
    Merge,

    /// <summary>并联 begins: all branches at once.</summary>
    Fork,

    /// <summary>并联 ends.</summary>
    Join,

    /// <summary>The case comes to an end.</summary>
    End,
}

/// <summary>What taking an edge means for the applicant.</summary>
internal enum FlowTone
{
    /// <summary>On.</summary>
    On,

    /// <summary>Refused, refusal proposed, or not accepted.</summary>
    Against,

    /// <summary>Back to an earlier step.</summary>
    Back,
}

/// <summary>A node of a chart.</summary>
/// <param name="Id">Unique in the chart, fit to be an XML name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Office">In whose lane it stands.</param>
/// <param name="Label">Words beside it; empty for most gateways.</param>
internal sealed record FlowNode(string Id, FlowNodeKind Kind, Office Office, string Label)
{
    /// <summary>The step; null for all other nodes.</summary>
    public Step? Step { get; init; }

    /// <summary>How many branches a join waits for; 0 for all other nodes.</summary>
    public int Join { get; init; }
}

/// <summary>An edge of a chart.</summary>
/// <param name="From">The node it leaves.</param>
/// <param name="To">The node it leads to.</param>
/// <param name="Label">The outcome or condition under which it is taken; empty = always.</param>
/// <param name="Tone">What it means.</param>
internal sealed record FlowEdge(string From, string To, string Label, FlowTone Tone);

/// <summary>
/// An item's process as a graph with all that may come of it, 补正 and 不予受理 included: splits and joins are nodes
/// of their own, each edge joins two nodes at most once, and only back edges close a circle.
/// </summary>
/// <param name="Nodes">The nodes.</param>
/// <param name="Edges">The edges.</param>
internal sealed record FlowChart(ImmutableArray<FlowNode> Nodes, ImmutableArray<FlowEdge> Edges)
{
    /// <summary>The chart of an item.</summary>
    public static FlowChart Of(ServiceItem item) => FlowTidying.Of(new FlowBuilder(item).Build());

    /// <summary>The nodes such that every edge but the ones back leads onward; early ones first, as built.</summary>
    public ImmutableArray<FlowNode> InOrder()
    {
        var waiting = Nodes.ToDictionary(n => n.Id, n => Edges.Count(e => e.To == n.Id && e.Tone != FlowTone.Back));
        var (left, ordered) = (Nodes.ToList(), ImmutableArray.CreateBuilder<FlowNode>(Nodes.Length));
        while (left.Find(n => waiting[n.Id] == 0) is { } next)
        {
            left.Remove(next);
            ordered.Add(next);
            foreach (var edge in Edges.Where(e => e.From == next.Id && e.Tone != FlowTone.Back))
                waiting[edge.To]--;
        }

        return left.Count == 0 ? ordered.DrainToImmutable() : throw new InvalidOperationException("A circle without an edge back.");
    }
}
