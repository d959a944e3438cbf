using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>Makes a chart plain: no gateway that decides nothing, and one wherever ways come together.</summary>
internal static class FlowTidying
{
    public static FlowChart Of(FlowChart chart)
    {
        var plain = WithoutIdleGateways(Combined(chart));
        while (plain.Nodes.Length != chart.Nodes.Length)
            (chart, plain) = (plain, WithoutIdleGateways(Combined(plain)));
        return WithMerges(plain);
    }

    /// <summary>Outcomes that lead to the same place are one edge: 同意／不同意.</summary>
    private static FlowChart Combined(FlowChart chart) => chart with
    {
        Edges = [.. chart.Edges.GroupBy(e => (e.From, e.To)).Select(same => same.First() with
        {
            Label = string.Join('／', same.Select(e => e.Label).Where(l => l.Length > 0)),
            Tone = same.All(e => e.Tone == same.First().Tone) ? same.First().Tone : FlowTone.On,
        })],
    };

    private static FlowChart WithoutIdleGateways(FlowChart chart)
    {
        foreach (var node in chart.Nodes.Where(n => n.Kind is FlowNodeKind.Split or FlowNodeKind.Merge))
        {
            var (into, from) = (chart.Edges.Where(e => e.To == node.Id).ToList(), chart.Edges.Where(e => e.From == node.Id).ToList());
            if (into.Count != 1 || from.Count != 1)
                continue;
            var direct = from[0] with { From = into[0].From, Label = into[0].Label + from[0].Label, Tone = into[0].Tone == FlowTone.On ? from[0].Tone : into[0].Tone };
            return new FlowChart(chart.Nodes.Remove(node), chart.Edges.Replace(into[0], direct).Remove(from[0]));
        }

        return chart;
    }

    private static FlowChart WithMerges(FlowChart chart)
    {
        var (nodes, edges) = (ImmutableArray.CreateBuilder<FlowNode>(), chart.Edges);
        foreach (var node in chart.Nodes)
        {
            if (node.Kind is not (FlowNodeKind.Merge or FlowNodeKind.Join or FlowNodeKind.End) && edges.Count(e => e.To == node.Id) > 1)
            {
                var merge = new FlowNode($"into_{node.Id}", FlowNodeKind.Merge, node.Office, string.Empty);
                nodes.Add(merge);
                edges = [.. edges.Select(e => e.To == node.Id ? e with { To = merge.Id } : e), new FlowEdge(merge.Id, node.Id, string.Empty, FlowTone.On)];
            }

            nodes.Add(node);
        }

        return new FlowChart(nodes.DrainToImmutable(), edges);
    }
}
