using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Runtime.Docket;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Desk;

/// <summary>监察月报: the figures of a month, of all or of one authority; screen and paper are made of it.</summary>
/// <param name="From">First day of the month.</param>
/// <param name="To">Its last day, or today while it is not over.</param>
/// <param name="IsOver">The month is over.</param>
/// <param name="Authority">Only of this authority; null = all.</param>
/// <param name="Total">The month.</param>
/// <param name="Before">The month before, in full.</param>
/// <param name="Days">Day by day.</param>
/// <param name="Authorities">By authority, the most late first; together they are <paramref name="Total"/>.</param>
/// <param name="Items">The items with the most late decisions, at most <see cref="Most"/>.</param>
/// <param name="Steps">The steps with the most that were late, at most <see cref="Most"/>.</param>
/// <param name="Materials">The materials corrected or returned most often, at most <see cref="Most"/>.</param>
/// <param name="Returns">退回 by step and reason, at most <see cref="Most"/>.</param>
/// <param name="Refusals">被拒操作 by rule; null in the report of one authority.</param>
/// <param name="Ratings">好差评 by level.</param>
/// <param name="Orders">督办.</param>
public sealed record MonthReport(
    LocalDate From, LocalDate To, bool IsOver, string? Authority, FigureLine Total, FigureLine Before, ImmutableArray<FigureLine> Days,
    ImmutableArray<FigureLine> Authorities, ImmutableArray<FigureLine> Items, ImmutableArray<FigureLine> Steps, ImmutableArray<MaterialFigure> Materials,
    ImmutableArray<ReturnFigure> Returns, ImmutableArray<RefusedByRule>? Refusals, ImmutableArray<LevelCount> Ratings, OrderCounts Orders)
{
    /// <summary>How many lines a list has at most.</summary>
    public const int Most = 20;
}

/// <summary>被拒操作 by a rule.</summary>
/// <param name="Rule">Its code.</param>
/// <param name="Name">What it says.</param>
/// <param name="Attempts">How often it refused something.</param>
public sealed record RefusedByRule(string Rule, Text Name, long Attempts);
