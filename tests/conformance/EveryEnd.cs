using WorkflowGov.Core.Items;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Cases of an item that come by every outcome to every end.</summary>
internal static class EveryEnd
{
    private const int SeedsMax = 80;

    /// <summary>Cases of chance until each outcome that came up at all in so many has been run, and each end.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The cases, and how many outcomes and ends they reach.</returns>
    public static (List<Play> Plays, int Reached) Of(ServiceItem item)
    {
        var (seen, plays) = (new HashSet<string>(StringComparer.Ordinal), new List<Play>());
        foreach (var play in Enumerable.Range(0, SeedsMax).Select(seed => Play.OfChance(item, seed)))
        {
            var last = play.States[^1];
            if (last.Deeds.Select(d => $"{d.Step} {d.Outcome}").Append($"{last.Status} {last.Decision}").Where(seen.Add).ToList().Count > 0)
                plays.Add(play);
        }

        return (plays, seen.Count);
    }
}
