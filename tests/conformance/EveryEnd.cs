using WorkflowGov.Core.Items;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Cases of an item that come by every outcome to every end.</summary>
internal static class EveryEnd
{
    private const int SeedsMax = 80;

    /// <summary>The fewest of so many cases of chance that take each outcome any of them takes, and come to each end.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The cases, and how many outcomes and ends they reach.</returns>
    public static (List<Play> Plays, int Reached) Of(ServiceItem item)
    {
        var told = Enumerable.Range(0, SeedsMax).Select(seed => Play.OfChance(item, seed)).Select(play => (Play: play, Reaches: Reaches(play))).ToList();
        var (left, plays) = (told.SelectMany(t => t.Reaches).ToHashSet(StringComparer.Ordinal), new List<Play>());
        var reached = left.Count;
        while (left.Count > 0)
        {
            var next = told.MaxBy(t => t.Reaches.Count(left.Contains));
            left.ExceptWith(next.Reaches);
            plays.Add(next.Play);
        }

        return (plays, reached);
    }

    private static HashSet<string> Reaches(Play play)
    {
        var last = play.States[^1];
        return last.Deeds.Select(d => $"{d.Step} {d.Outcome}").Append($"{last.Status} {last.Decision}").ToHashSet(StringComparer.Ordinal);
    }
}
