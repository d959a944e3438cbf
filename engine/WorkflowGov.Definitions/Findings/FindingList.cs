using System.Collections.Immutable;
using WorkflowGov.Core;

namespace WorkflowGov.Definitions;

/// <summary>Puts findings in the order people read them.</summary>
internal static class FindingList
{
    /// <summary>Beyond so many, a file is not mended finding by finding.</summary>
    private const int PerFileMax = 200;

    /// <summary>By file and place, each once; of a hopeless file the first ones and how many more there are.</summary>
    public static ImmutableArray<Finding> Sorted(IEnumerable<Finding> found) =>
    [
        .. found.Distinct().GroupBy(f => f.File).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(Bounded),
    ];

    private static IEnumerable<Finding> Bounded(IGrouping<string, Finding> file)
    {
        var sorted = file.OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Rule, StringComparer.Ordinal).ToList();
        if (sorted.Count <= PerFileMax)
            return sorted;
        var last = sorted[PerFileMax - 1];
        return sorted.Take(PerFileMax).Append(new Finding("WG1017", Severity.Error, file.Key, last.Line, last.Column, new Text(
            $"还有 {sorted.Count - PerFileMax} 个问题没有列出", $"{sorted.Count - PerFileMax} more findings are not listed")));
    }
}
