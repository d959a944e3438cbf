using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>Where an edge leaves or enters a node.</summary>
internal enum Port
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Top.</summary>
    Top,

    /// <summary>Bottom.</summary>
    Bottom,
}

/// <summary>
/// The way of an edge through the gaps of the grid, where no node stands: gap c lies right of column c, gap r above
/// row r.
/// </summary>
/// <param name="Edge">The edge.</param>
/// <param name="Exit">Where it leaves.</param>
/// <param name="Entry">Where it enters.</param>
/// <param name="First">Gap between columns it takes first; null = none.</param>
/// <param name="Level">Gap between rows it takes; null = none.</param>
/// <param name="Last">Gap between columns it takes last; null = none.</param>
internal sealed record FlowRoute(FlowEdge Edge, Port Exit, Port Entry, int? First, int? Level, int? Last)
{
    /// <summary>Whether no other edge leaves its node to the right, so that its words may stand right there.</summary>
    public bool LeavesAlone { get; private init; }

    /// <summary>Whether its first upright piece belongs to where it goes, together with what else goes there.</summary>
    public bool EntersAtOnce => LeavesAlone && Level is null;

    /// <summary>The ways of all edges of a chart.</summary>
    public static ImmutableArray<FlowRoute> All(FlowChart chart, FlowGrid grid)
    {
        var kinds = chart.Nodes.ToDictionary(n => n.Id, n => n.Kind);
        var taken = new HashSet<(string Node, Port Port)>();
        var leaving = chart.Edges.Select(e => (Edge: e, Level: LevelOf(e, grid))).Select(l => (l.Edge, l.Level, Exit: ExitOf(l.Edge, l.Level, grid, kinds, taken))).ToList();
        var routes = leaving.Select(l => Routed(l.Edge, l.Level, l.Exit, EntryOf(l.Edge, l.Level, grid, kinds, taken), grid)).ToList();
        return [.. routes.Select(r => r with { LeavesAlone = r.Exit == Port.Right && routes.Count(o => o.Edge.From == r.Edge.From && o.Exit == Port.Right) == 1 })];
    }

    private static FlowRoute Routed(FlowEdge edge, int? level, Port exit, Port entry, FlowGrid grid)
    {
        var (from, to) = (grid.Cells[edge.From], grid.Cells[edge.To]);
        var first = exit == Port.Right && (level is not null || from.Row != to.Row) ? from.Column : (int?)null;
        return new FlowRoute(edge, exit, entry, first, level, level is not null && entry == Port.Left ? to.Column - 1 : null);
    }

    /// <summary>Straight on or one column further an edge needs no gap between rows; else it takes the one beside it.</summary>
    private static int? LevelOf(FlowEdge edge, FlowGrid grid)
    {
        var (from, to) = (grid.Cells[edge.From], grid.Cells[edge.To]);
        if (to.Column == from.Column + 1 || (to.Column > from.Column && grid.IsClear(from, to)))
            return null;
        var back = to.Column <= from.Column;
        return to.Row > from.Row || (to.Row == from.Row && !back) ? from.Row + 1 : from.Row;
    }

    private static Port ExitOf(FlowEdge edge, int? level, FlowGrid grid, Dictionary<string, FlowNodeKind> kinds, HashSet<(string Node, Port Port)> taken)
    {
        if (level is null || kinds[edge.From] != FlowNodeKind.Split)
            return Port.Right;
        var port = level == grid.Cells[edge.From].Row ? Port.Top : Port.Bottom;
        return taken.Add((edge.From, port)) ? port : Port.Right;
    }

    private static Port EntryOf(FlowEdge edge, int? level, FlowGrid grid, Dictionary<string, FlowNodeKind> kinds, HashSet<(string Node, Port Port)> taken)
    {
        if (level is null || kinds[edge.To] is FlowNodeKind.Step or FlowNodeKind.Start or FlowNodeKind.End)
            return Port.Left;
        var row = grid.Cells[edge.To].Row;
        var port = level == row ? Port.Top : level == row + 1 ? Port.Bottom : Port.Left;
        return taken.Contains((edge.To, port)) ? Port.Left : port;
    }
}
