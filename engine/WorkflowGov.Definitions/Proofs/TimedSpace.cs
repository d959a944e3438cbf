using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>Days from acceptance to a decision, and a way that takes as many.</summary>
/// <param name="Days">Working days.</param>
/// <param name="Way">The moves, each with the day it happens on.</param>
internal sealed record TimedWay(int Days, ImmutableArray<(Move Move, int Day)> Way);

/// <summary>
/// The places of a case together with the days that its open steps have left. Steps only have bounds, so a given
/// order of events takes longest (or shortest) when each is waited for as long as it may (or must) be: no day has to
/// be tried one by one.
/// </summary>
internal sealed class TimedSpace
{
    private readonly Func<Step, int> days;
    private readonly Process process;
    private readonly bool latest;
    private readonly Dictionary<(Node Node, string Left), Timed> known = [];
    private readonly List<Timed> places = [];

    private TimedSpace(Process process, Func<Step, int> days, bool latest) =>
        (this.process, this.days, this.latest) = (process, days, latest);

    /// <summary>Explores; null when there are more places than allowed.</summary>
    /// <param name="process">The process.</param>
    /// <param name="space">Its places.</param>
    /// <param name="days">Days that a step may take (latest), or takes before it goes on (earliest).</param>
    /// <param name="latest">Whether steps take as long as they may.</param>
    /// <param name="placesMax">How many are allowed.</param>
    public static TimedSpace? Explore(Process process, StateSpace space, Func<Step, int> days, bool latest, int placesMax)
    {
        var timed = new TimedSpace(process, days, latest);
        var start = space.Nodes[0];
        timed.Find(start, start.Open.Select(s => KeyValuePair.Create(s, days(process[s]))));
        for (var i = 0; i < timed.places.Count; i++)
        {
            if (i >= placesMax)
                return null;
            timed.Expand(timed.places[i]);
        }

        return timed;
    }

    /// <summary>The longest (or shortest) way to a decision of a kind; null when none leads there.</summary>
    public TimedWay? Best(DecisionKind decision)
    {
        var best = new Dictionary<Timed, (int Days, Edge Edge)>();
        foreach (var place in Graph.BackToFront(places, p => p.Edges.Select(e => e.To).OfType<Timed>()))
        {
            foreach (var edge in place.Edges)
            {
                int? rest = edge.To is { } to
                    ? best.TryGetValue(to, out var found) ? found.Days : null
                    : edge.Move.Decision == decision ? 0 : null;
                if (rest + edge.Wait is { } all && (!best.TryGetValue(place, out var so) || (latest ? all > so.Days : all < so.Days)))
                    best[place] = (all, edge);
            }
        }

        return best.TryGetValue(places[0], out var whole) ? new TimedWay(whole.Days, [.. Way(best)]) : null;
    }

    /// <summary>Of all ways to a decision that take more than so many days, one with the fewest steps.</summary>
    public TimedWay? FewestSteps(int moreThan)
    {
        var layer = new Dictionary<Timed, Passed> { [places[0]] = new Passed(0, null, null) };
        while (layer.Count > 0)
        {
            var next = new Dictionary<Timed, Passed>();
            foreach (var (place, passed) in layer)
            {
                foreach (var edge in place.Edges)
                {
                    var after = new Passed(passed.Days + edge.Wait, passed, edge.Move);
                    if (edge.Move.Decision is not null && after.Days > moreThan)
                        return new TimedWay(after.Days, after.Way);
                    if (edge.To is { } to && (!next.TryGetValue(to, out var other) || other.Days < after.Days))
                        next[to] = after;
                }
            }

            layer = next;
        }

        return null;
    }

    private IEnumerable<(Move Move, int Day)> Way(Dictionary<Timed, (int Days, Edge Edge)> best)
    {
        var day = 0;
        for (var place = places[0]; place is not null;)
        {
            var edge = best[place].Edge;
            yield return (edge.Move, day += edge.Wait);
            place = edge.To;
        }
    }

    private void Expand(Timed place)
    {
        foreach (var move in place.Node.Moves)
        {
            var wait = latest ? place.Left.Values.Min()
                : move.Outcome.Action is OutcomeAction.Continue ? place.Left[move.Step.Id] : 0;
            var left = move.To.Open.Select(s => KeyValuePair.Create(
                s, move.Entered.Contains(s) ? days(process[s]) : Math.Max(place.Left[s] - wait, 0)));
            place.Edges.Add(new Edge(move, wait, move.Decision is null ? Find(move.To, left) : null));
        }
    }

    private Timed Find(Node node, IEnumerable<KeyValuePair<StepId, int>> left)
    {
        var each = left.OrderBy(l => l.Key.Value, StringComparer.Ordinal).ToList();
        var key = (node, string.Join(' ', each.Select(l => l.Value)));
        if (!known.TryGetValue(key, out var place))
        {
            known[key] = place = new Timed(node, each.ToDictionary());
            places.Add(place);
        }

        return place;
    }

    /// <summary>A place with the days that each open step has left.</summary>
    private sealed class Timed(Node node, Dictionary<StepId, int> left)
    {
        public Node Node { get; } = node;

        public Dictionary<StepId, int> Left { get; } = left;

        public List<Edge> Edges { get; } = [];
    }

    /// <summary>A move with the days waited before it; it leads nowhere once the decision is made.</summary>
    private sealed record Edge(Move Move, int Wait, Timed? To);

    /// <summary>Days gone so far, and by which moves.</summary>
    private sealed record Passed(int Days, Passed? Before, Move? Last)
    {
        public ImmutableArray<(Move Move, int Day)> Way
        {
            get
            {
                var way = new Stack<(Move Move, int Day)>();
                for (var at = this; at is { Last: { } move }; at = at.Before!)
                    way.Push((move, at.Days));
                return [.. way];
            }
        }
    }
}
