using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Rules;

namespace WorkflowGov.Definitions;

/// <summary>What the steps of an item take at most, held against its limits; all in working days.</summary>
/// <param name="Days">The longest way from acceptance to decision; 特别程序 is not counted.</param>
/// <param name="Way">That way in words, for example <c>审查 1 + 现场核查 2</c>; empty when it takes no day.</param>
/// <param name="Promised">承诺办结时限: the most working days it may take.</param>
/// <param name="Statutory">法定办结时限 likewise; null when no law sets one.</param>
/// <param name="Steps">What each step on it adds.</param>
public sealed record TimeSum(int Days, string Way, int Promised, int? Statutory, ImmutableArray<PathStep> Steps)
{
    /// <summary>The sum of an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The sum.</returns>
    public static TimeSum Of(ServiceItem item)
    {
        var path = LongestPath.Of(item.Process);
        return new TimeSum(
            path.Days, path.Way, DayCount.Working(item.Limits.Promised), item.Limits.Statutory is { } statutory ? DayCount.Working(statutory) : null,
            [.. path.Steps.GroupBy(s => s.Step).Select(g => new PathStep(g.Key, g.Sum(s => s.Days), g.Sum(s => s.Returned)))]);
    }
}
