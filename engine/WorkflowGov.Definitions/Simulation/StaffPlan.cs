using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>Days from one to another, both inclusive.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
public sealed record DateSpan(LocalDate From, LocalDate Through)
{
    /// <summary>Whether a day lies in it.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(LocalDate day) => From <= day && day <= Through;
}

/// <summary>An officer of the simulation.</summary>
/// <param name="Name">Name; of those without one, the role and a number.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Office">Where; null = wherever their roles are at work.</param>
/// <param name="Days">Days of the week on which they work; empty = every working day.</param>
/// <param name="Away">缺勤.</param>
public sealed record StaffMember(
    string Name, ImmutableArray<Role> Roles, Office? Office, ImmutableArray<IsoDayOfWeek> Days, ImmutableArray<DateSpan> Away)
{
    /// <summary>One of so many of a role: one in each office that has the role.</summary>
    public bool IsUnnamed { get; init; }
}

/// <summary>Who works, how long work takes, and what comes of it. What is left out is supposed, and said so.</summary>
public sealed record StaffPlan
{
    /// <summary>Seven hours of office time a working day.</summary>
    public const long UsualDaySeconds = 7 * 3_600;

    /// <summary>Nothing known.</summary>
    public static readonly StaffPlan Unknown = new();

    /// <summary>Office time of a working day, in seconds.</summary>
    public long DaySeconds { get; init; } = UsualDaySeconds;

    /// <summary>The officers; a role nobody has is given as many as its work takes.</summary>
    public ImmutableArray<StaffMember> People { get; init; } = [];

    /// <summary>Work by title of the step.</summary>
    public ImmutableDictionary<string, Effort> Work { get; init; } = ImmutableDictionary<string, Effort>.Empty;

    /// <summary>Per cent of each outcome, by title of the step and label.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, double>> Shares { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, double>>.Empty;

    /// <summary>Time that passes without work, by title of the step: 特别程序, 公示.</summary>
    public ImmutableDictionary<string, TimeLimit> Elapsed { get; init; } = ImmutableDictionary<string, TimeLimit>.Empty;

    /// <summary>Per cent of applications that need the one correction.</summary>
    public double Correction { get; init; }

    /// <summary>How long applicants take for a correction.</summary>
    public TimeLimit CorrectionTakes { get; init; } = new(5, LimitUnit.WorkingDays);
}
