using System.Collections.Immutable;

namespace WorkflowGov.Definitions.Exports;

/// <summary>
/// Which track each edge takes in each gap, so that no two run on one another; edges that leave one node, or enter
/// one, share a track as a trunk.
/// </summary>
internal sealed class FlowTracks
{
    private readonly Dictionary<(Side Side, int Gap, string Trunk), int> tracks = [];

    /// <summary>Where in a gap a track lies: words stand between what leaves and what enters.</summary>
    private enum Side
    {
        Leaving,
        Entering,
        Level,
    }

    public FlowTracks(ImmutableArray<FlowRoute> routes, FlowGrid grid)
    {
        var pieces = routes.SelectMany(r => Pieces(r, grid)).ToList();
        foreach (var gap in pieces.GroupBy(p => (p.Side, p.Gap)))
        {
            var laid = new List<(int Track, int From, int To)>();
            var trunks = gap.GroupBy(p => p.Trunk).Select(t => (Trunk: t.Key, From: t.Min(p => p.From), To: t.Max(p => p.To)));
            foreach (var (trunk, from, to) in trunks.OrderBy(t => t.To - t.From).ThenBy(t => t.From).ThenBy(t => t.Trunk, StringComparer.Ordinal))
            {
                var track = 0;
                while (laid.Any(l => l.Track == track && from <= l.To && l.From <= to))
                    track++;
                laid.Add((track, from, to));
                tracks[(gap.Key.Side, gap.Key.Gap, trunk)] = track;
            }
        }
    }

    /// <summary>The track of an edge in the gap behind the node it leaves.</summary>
    public int First(FlowRoute route) => route.EntersAtOnce ? Last(route, route.First!.Value) : tracks[(Side.Leaving, route.First!.Value, Leaving(route))];

    /// <summary>The track of an edge in the gap in front of the node it enters.</summary>
    public int Last(FlowRoute route, int gap) => tracks[(Side.Entering, gap, Entering(route))];

    /// <summary>The track of an edge in a gap between rows.</summary>
    public int Level(FlowRoute route) => tracks[(Side.Level, route.Level!.Value, Entering(route))];

    /// <summary>How many tracks what leaves needs in a gap between columns.</summary>
    public int LeavingCount(int gap) => Count(Side.Leaving, gap);

    /// <summary>How many tracks what enters needs in a gap between columns.</summary>
    public int EnteringCount(int gap) => Count(Side.Entering, gap);

    /// <summary>How many tracks a gap between rows needs.</summary>
    public int LevelCount(int gap) => Count(Side.Level, gap);

    private static string Leaving(FlowRoute route) => $"from {route.Edge.From}";

    private static string Entering(FlowRoute route) => $"to {route.Edge.To} {route.Edge.Tone == FlowTone.Back}";

    /// <summary>Pieces in half steps: a row or column at odd numbers, a gap at even ones.</summary>
    private static IEnumerable<(Side Side, int Gap, string Trunk, int From, int To)> Pieces(FlowRoute route, FlowGrid grid)
    {
        var (from, to) = (grid.Cells[route.Edge.From], grid.Cells[route.Edge.To]);
        var rowOf = (int row) => (2 * row) + 1;
        if (route.First is { } first)
            yield return Piece(route.EntersAtOnce ? Side.Entering : Side.Leaving, first, route.EntersAtOnce ? Entering(route) : Leaving(route), rowOf(from.Row), route.Level is { } l ? 2 * l : rowOf(to.Row));
        if (route.Level is { } level)
        {
            var starts = route.First is { } f ? (2 * f) + 2 : rowOf(from.Column);
            var ends = route.Last is { } e ? (2 * e) + 2 : rowOf(to.Column);
            yield return Piece(Side.Level, level, Entering(route), starts, ends);
        }

        if (route.Last is { } last)
            yield return Piece(Side.Entering, last, Entering(route), 2 * route.Level!.Value, rowOf(to.Row));
    }

    private static (Side Side, int Gap, string Trunk, int From, int To) Piece(Side side, int gap, string trunk, int a, int b) =>
        (side, gap, trunk, Math.Min(a, b), Math.Max(a, b));

    private int Count(Side side, int gap) =>
        tracks.Where(t => t.Key.Side == side && t.Key.Gap == gap).Select(t => t.Value + 1).DefaultIfEmpty(0).Max();
}
