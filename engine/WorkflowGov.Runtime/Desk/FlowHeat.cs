using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Desk;

/// <summary>热力图: what the steps of an item took, to be painted on its process.</summary>
/// <param name="Item">业务办理项编码.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="From">First day of the steps that are counted.</param>
/// <param name="To">Last day.</param>
/// <param name="Promised">承诺办结时限.</param>
/// <param name="Total">The item's cases in the period.</param>
/// <param name="Flow">Its process, the version in force.</param>
/// <param name="Steps">Every step of it that anything happened at, and those of earlier versions.</param>
public sealed record FlowHeat(
    string Item, string ItemName, LocalDate From, LocalDate To, TimeLimit Promised, FigureLine Total, ImmutableArray<FlowPart> Flow, ImmutableArray<StepHeat> Steps)
{
    /// <summary>Puts it together.</summary>
    /// <param name="item">The item in force.</param>
    /// <param name="wish">The period.</param>
    /// <param name="total">The item's cases.</param>
    /// <param name="steps">Figures by step.</param>
    /// <param name="open">Open tasks by step.</param>
    /// <returns>The picture's figures.</returns>
    public static FlowHeat Of(ServiceItem item, FigureWish wish, FigureLine total, IReadOnlyList<FigureLine> steps, IReadOnlyList<TaskLoad> open)
    {
        var done = steps.Where(s => s.StepsTimed > 0 || s.StepsDone > 0).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var waiting = open.ToDictionary(o => o.Key, StringComparer.Ordinal);
        var slowest = done.Values.Max(s => s.StepP95) ?? 0;
        return new FlowHeat(
            item.Code.Value, item.Name, wish.From, wish.To, item.Limits.Promised, total, FlowPart.AllOf(item),
            [.. done.Keys.Union(waiting.Keys).Order(StringComparer.Ordinal).Select(key => StepHeat.Of(key, done.GetValueOrDefault(key), waiting.GetValueOrDefault(key), slowest))]);
    }
}

/// <summary>A step's figures.</summary>
/// <param name="Step">Its name in the definition.</param>
/// <param name="Done">How often it was done in the period.</param>
/// <param name="Late">Of these, after the step's day.</param>
/// <param name="Returned">Of these, returned the case.</param>
/// <param name="Median">Median of the working days it took; null when it was never done.</param>
/// <param name="P95">95 % were done within so many working days.</param>
/// <param name="Open">Open now.</param>
/// <param name="OpenLate">Of these, the step's day is over.</param>
/// <param name="Heat">0 cool to 4 hot: its <paramref name="P95"/> in quarters of the slowest step's.</param>
public sealed record StepHeat(string Step, long Done, long Late, long Returned, int? Median, int? P95, long Open, long OpenLate, int Heat)
{
    internal static StepHeat Of(string step, FigureLine? done, TaskLoad? waiting, int slowest) => new(
        step, Math.Max(done?.StepsTimed ?? 0, done?.StepsDone ?? 0), done?.StepsLate ?? 0, done?.Returned ?? 0, done?.StepMedian, done?.StepP95, waiting?.Open ?? 0, waiting?.Late ?? 0,
        slowest == 0 ? 0 : (((done?.StepP95 ?? 0) * 4) + slowest - 1) / slowest);
}
