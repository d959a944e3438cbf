using System.Collections.Immutable;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Exports;

/// <summary>A cell of the grid.</summary>
internal readonly record struct Cell(int Column, int Row);

/// <summary>Which column and row each node stands in: a node a cell, columns by how far from the start, rows by lane.</summary>
/// <param name="Cells">The cell of each node.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Lanes">The lanes from top to bottom, with how many rows each has.</param>
internal sealed record FlowGrid(ImmutableDictionary<string, Cell> Cells, int Columns, ImmutableArray<(Office Office, int Rows)> Lanes)
{
    public int Rows => Lanes.Sum(l => l.Rows);

    /// <summary>The grid of a chart.</summary>
    public static FlowGrid Of(FlowChart chart)
    {
        var order = chart.InOrder();
        var columns = Layers(chart, order);
        var offices = order.Select(n => n.Office).Distinct().ToImmutableArray();
        var (slots, taken) = (new Dictionary<string, int>(), new HashSet<(int Column, Office Office, int Slot)>());
        // Ends that stand aside give way to the nodes that go on.
        foreach (var node in order.OrderBy(n => columns[n.Id]).ThenBy(n => n.Kind == FlowNodeKind.End))
        {
            var before = chart.Edges.Where(e => e.To == node.Id && e.Tone != FlowTone.Back).Select(e => e.From)
                .FirstOrDefault(from => chart.Nodes.First(n => n.Id == from).Office == node.Office);
            var slot = before is null ? 0 : slots[before];
            while (!taken.Add((columns[node.Id], node.Office, slot)))
                slot++;
            slots[node.Id] = slot;
        }

        var lanes = offices.Select(o => (Office: o, Rows: order.Where(n => n.Office == o).Max(n => slots[n.Id]) + 1)).ToImmutableArray();
        var first = lanes.Select((l, i) => (l.Office, Row: lanes[..i].Sum(above => above.Rows))).ToDictionary(l => l.Office, l => l.Row);
        var cells = order.ToImmutableDictionary(n => n.Id, n => new Cell(columns[n.Id], first[n.Office] + slots[n.Id]));
        return new FlowGrid(cells, columns.Values.Max() + 1, lanes);
    }

    /// <summary>Whether nothing stands between two cells of a row.</summary>
    public bool IsClear(Cell from, Cell to) =>
        from.Row == to.Row && !Cells.Values.Any(c => c.Row == from.Row && c.Column > from.Column && c.Column < to.Column);

    private static Dictionary<string, int> Layers(FlowChart chart, ImmutableArray<FlowNode> order)
    {
        var layers = order.ToDictionary(n => n.Id, _ => 0);
        foreach (var edge in order.SelectMany(n => chart.Edges.Where(e => e.From == n.Id && e.Tone != FlowTone.Back)))
            layers[edge.To] = Math.Max(layers[edge.To], layers[edge.From] + 1);
        return layers;
    }
}
