using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>
/// Lays a chart out on its grid. Nodes stand in cells and edges run in the gaps between them, so that no edge can
/// run through a node.
/// </summary>
internal sealed class FlowLayout
{
    /// <summary>Width of a step.</summary>
    public const int StepWidth = 164;

    private const int GatewaySize = 40;
    private const int EventSize = 36;
    private const int TrackGap = 12;
    private const int Margin = 12;
    private const int Edge = 8;
    private const int WordsWidth = 118;

    private readonly FlowChart chart;
    private readonly FlowGrid grid;
    private readonly ImmutableArray<FlowRoute> routes;
    private readonly FlowTracks tracks;
    private readonly int rowHeight;
    private readonly int[] columnX;
    private readonly int[] columnWidth;
    private readonly int[] gapWidth;
    private readonly int[] rowY;

    private FlowLayout(FlowChart chart)
    {
        this.chart = chart;
        grid = FlowGrid.Of(chart);
        routes = FlowRoute.All(chart, grid);
        tracks = new FlowTracks(routes, grid);
        rowHeight = chart.Nodes.Where(n => n.Step is not null).Max(n => StepCard.Of(n.Step!).Height);
        columnWidth = [.. Enumerable.Range(0, grid.Columns).Select(c => chart.Nodes.Where(n => grid.Cells[n.Id].Column == c).Max(WidthOf))];
        gapWidth = [.. Enumerable.Range(0, grid.Columns).Select(GapWidth)];
        columnX = Summed(Edge + FlowPicture.LaneHead + (2 * Margin), columnWidth.Zip(gapWidth, (c, g) => c + g));
        rowY = Summed(Edge + LevelHeight(0), Enumerable.Range(1, grid.Rows).Select(r => rowHeight + LevelHeight(r)));
    }

    /// <summary>The picture of a chart.</summary>
    public static FlowPicture Of(FlowChart chart) => new FlowLayout(chart).Draw();

    private static int[] Summed(int start, IEnumerable<int> parts)
    {
        var sums = new List<int> { start };
        foreach (var part in parts)
            sums.Add(sums[^1] + part);
        return [.. sums];
    }

    private static int WidthOf(FlowNode node) => node.Kind switch
    {
        FlowNodeKind.Step => StepWidth,
        FlowNodeKind.Start or FlowNodeKind.End => EventSize,
        _ => GatewaySize,
    };

    private FlowPicture Draw()
    {
        var nodes = chart.Nodes.Select(n => new PlacedNode(n, BoxOf(n))).ToImmutableArray();
        var boxes = nodes.ToDictionary(n => n.Node.Id, n => n.Box);
        var width = columnX[^1] - gapWidth[^1] + (3 * Margin);
        var edges = routes.Select(r => new PlacedEdge(r.Edge, WayOf(r, boxes), WordsOf(r, boxes))).ToImmutableArray();
        return new FlowPicture(width + Edge, rowY[^1] + Edge, Lanes(width), nodes, edges);
    }

    private ImmutableArray<FlowLane> Lanes(int right)
    {
        var (lanes, row) = (ImmutableArray.CreateBuilder<FlowLane>(), 0);
        foreach (var (office, rows) in grid.Lanes)
        {
            var (top, bottom) = (row == 0 ? Edge : rowY[row] - Margin, row + rows == grid.Rows ? rowY[^1] : rowY[row + rows] - Margin);
            lanes.Add(new FlowLane(office.Name, new Box(Edge, top, right - Edge, bottom - top), [.. chart.Nodes.Where(n => n.Office == office).Select(n => n.Id)]));
            row += rows;
        }

        return lanes.DrainToImmutable();
    }

    private Box BoxOf(FlowNode node)
    {
        var cell = grid.Cells[node.Id];
        var size = WidthOf(node);
        var height = node.Kind == FlowNodeKind.Step ? rowHeight : size;
        return new Box(columnX[cell.Column] + ((columnWidth[cell.Column] - size) / 2), rowY[cell.Row] + ((rowHeight - height) / 2), size, height);
    }

    private int LevelHeight(int gap) => (2 * Margin) + Margin + (tracks.LevelCount(gap) * TrackGap);

    /// <summary>From left to right: tracks of what leaves, words, tracks of what enters.</summary>
    private int GapWidth(int gap) => Lead(gap) + (tracks.LeavingCount(gap) * TrackGap) + WordsRoom(gap) + (tracks.EnteringCount(gap) * TrackGap) + Margin;

    private int WordsRoom(int gap) => Math.Max(Margin, routes.Where(r => grid.Cells[r.Edge.From].Column == gap && r.Edge.Label.Length > 0)
        .Select(r => WidthOf(r) + (r.Exit == Port.Right ? 4 : -Margin)).DefaultIfEmpty(0).Max());

    private static int WidthOf(FlowRoute route) => Wrapped(route).Max(l => Lettering.Width(l, FlowPicture.WordSize));

    /// <summary>Room before the first track: more where words beside a gateway would stand on it.</summary>
    private int Lead(int gap) => Math.Max(Margin, routes
        .Where(r => r.Exit is Port.Top or Port.Bottom && r.Edge.Label.Length > 0 && grid.Cells[r.Edge.From].Column == gap && IsPassed(r, gap))
        .Select(WidthOf).DefaultIfEmpty(0).Max());

    private bool IsPassed(FlowRoute words, int gap)
    {
        var row = grid.Cells[words.Edge.From].Row;
        return routes.Where(r => r.First == gap && !r.EntersAtOnce).Select(r => (From: grid.Cells[r.Edge.From].Row, To: r.Level is { } level ? level - 0.5 : grid.Cells[r.Edge.To].Row))
            .Any(r => words.Exit == Port.Top ? Math.Min(r.From, r.To) < row && Math.Max(r.From, r.To) >= row : Math.Max(r.From, r.To) > row && Math.Min(r.From, r.To) <= row);
    }

    private int LeavingX(int gap, int track) => columnX[gap] + columnWidth[gap] + Lead(gap) + (track * TrackGap);

    private int EnteringX(int gap, int track) => columnX[gap + 1] - Margin - (track * TrackGap);

    private int TrackY(FlowRoute route)
    {
        var level = route.Level!.Value;
        var top = level == 0 ? Edge : rowY[level - 1] + rowHeight;
        return top + Margin + (tracks.Level(route) * TrackGap);
    }

    private ImmutableArray<Spot> WayOf(FlowRoute route, Dictionary<string, Box> boxes)
    {
        var (start, end) = (At(boxes[route.Edge.From], route.Exit), At(boxes[route.Edge.To], route.Entry));
        var way = new List<Spot> { start };
        if (route.First is { } first)
        {
            var x = route.EntersAtOnce ? EnteringX(first, tracks.First(route)) : LeavingX(first, tracks.First(route));
            way.Add(new Spot(x, start.Y));
            way.Add(new Spot(x, route.Level is null ? end.Y : TrackY(route)));
        }

        if (route.Level is not null)
        {
            var y = TrackY(route);
            way.Add(new Spot(way[^1].X, y));
            way.Add(new Spot(route.Last is { } last ? EnteringX(last, tracks.Last(route, last)) : end.X, y));
        }

        if (route.Last is not null)
            way.Add(new Spot(way[^1].X, end.Y));
        way.Add(end);
        return [.. way.Where((spot, i) => i == 0 || spot != way[i - 1])];
    }

    private static Spot At(Box box, Port port) => port switch
    {
        Port.Left => new Spot(box.X, box.Centre.Y),
        Port.Right => new Spot(box.Right, box.Centre.Y),
        Port.Top => new Spot(box.Centre.X, box.Y),
        _ => new Spot(box.Centre.X, box.Bottom),
    };

    private static ImmutableArray<string> Wrapped(FlowRoute route) => Lettering.Wrap(route.Edge.Label, FlowPicture.WordSize, WordsWidth);

    /// <summary>Words stand where an edge has just parted from its siblings, in a gap, where no node is.</summary>
    private FlowWords? WordsOf(FlowRoute route, Dictionary<string, Box> boxes)
    {
        if (route.Edge.Label.Length == 0)
            return null;
        var lines = Wrapped(route);
        var (from, to) = (boxes[route.Edge.From], boxes[route.Edge.To]);
        var (width, height) = (lines.Max(l => Lettering.Width(l, FlowPicture.WordSize)), lines.Length * FlowPicture.LineHeight);
        var gap = grid.Cells[route.Edge.From].Column;
        var behindTracks = LeavingX(gap, tracks.LeavingCount(gap)) - 4;
        var spot = route.Exit switch
        {
            Port.Top => new Spot(from.Right - (from.Width / 2) + 8, from.Y - height - 2),
            Port.Bottom => new Spot(from.Right - (from.Width / 2) + 8, from.Bottom + 4),
            _ => new Spot(behindTracks, (route.LeavesAlone || route.Level is not null ? from : to).Centre.Y - height - 2),
        };
        return new FlowWords(lines, new Box(spot.X, spot.Y, width, height));
    }
}
