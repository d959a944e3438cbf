using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>What is simulated.</summary>
public sealed record SimulationPlan
{
    /// <summary>The items; applications are spread over them alike.</summary>
    public required ImmutableArray<ServiceItem> Items { get; init; }

    /// <summary>到件量, of all items together.</summary>
    public required Arrivals Arrivals { get; init; }

    /// <summary>Who works, and how.</summary>
    public required StaffPlan Staff { get; init; }

    /// <summary>Applications come in these days; what has come is then worked off.</summary>
    public required DateSpan Period { get; init; }

    /// <summary>Seed of chance: the same seed gives the same result, bit for bit.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often it is repeated, each time with other chances.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>承诺办结时限 to judge by instead of the items' own; null = their own.</summary>
    public TimeLimit? Promised { get; init; }

    /// <summary>法定办结时限 to judge by instead of the items' own; null = their own.</summary>
    public TimeLimit? Statutory { get; init; }

    /// <summary>People added to (or taken from) every office's role.</summary>
    public ImmutableDictionary<Role, int> More { get; init; } = ImmutableDictionary<Role, int>.Empty;

    /// <summary>Of a role, the first so many of each office are away in these days.</summary>
    public ImmutableArray<(Role Role, int Count, DateSpan Span)> RolesAway { get; init; } = [];
}
