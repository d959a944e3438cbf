using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>场景: a case told from day to day, with what the law says must come of it.</summary>
internal sealed record Scenario
{
    public required Mark At { get; init; }

    /// <summary>The sentence that is its name.</summary>
    public required string Name { get; init; }

    /// <summary>Law and article it is drawn from.</summary>
    public required string Source { get; init; }

    /// <summary>The item, in force as the scenario says.</summary>
    public required ServiceItem Item { get; init; }

    /// <summary>A later version of it; null when there is none.</summary>
    public ServiceItem? Amended { get; init; }

    /// <summary>General law that comes into force in between; null when it stays.</summary>
    public AmendedLaw? Law { get; init; }

    /// <summary>Each day is counted by the notices issued up to it, not by those known today.</summary>
    public bool CalendarOfTheDay { get; init; }

    public required Cast Cast { get; init; }

    public required ImmutableArray<Entry> Timeline { get; init; }
}

/// <summary>One line of a scenario: what is done when, and what must hold after it.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Time">When, in Asia/Shanghai.</param>
/// <param name="Act">What is done.</param>
/// <param name="Rejected">The code of the refusal that must come; null when it must succeed.</param>
/// <param name="Expected">What must hold after it.</param>
internal sealed record Entry(Mark At, Instant Time, Act Act, ExpectedRefusal? Rejected, ImmutableArray<Expected> Expected);

/// <summary>Something that is done in a scenario.</summary>
/// <param name="Next">The next command for a case as it stands on a day, or null when there is nothing (more) to do.</param>
/// <param name="Repeats">Goes on until there is nothing more to do.</param>
internal sealed record Act(Func<ApprovalCase?, LocalDate, Move?> Next, bool Repeats = false)
{
    /// <summary>查看: time goes on and nobody does anything.</summary>
    public static readonly Act Look = new((_, _) => null);
}

/// <summary>A command, by whom, in which office, and not before which day (a 公示 must be over); null = now.</summary>
internal sealed record Move(Actor By, CaseCommand Command, Office Place, LocalDate? NotBefore = null);

/// <summary>A refusal that a scenario waits for.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Code">Its code.</param>
/// <param name="Basis">Words that its legal basis holds; null = any.</param>
internal sealed record ExpectedRefusal(Mark At, string Code, string? Basis);

/// <summary>A fact that must hold.</summary>
internal abstract record Expected(Mark At)
{
    /// <summary>办件状态.</summary>
    internal sealed record Status(Mark At, CaseStatus Is) : Expected(At);

    /// <summary>决定; null = not decided.</summary>
    internal sealed record Decision(Mark At, DecisionKind? Is) : Expected(At);

    /// <summary>到期日 of a clock.</summary>
    internal sealed record Due(Mark At, ClockWord Clock, DueWord Is) : Expected(At);

    /// <summary>The highest card of a clock so far; null = none.</summary>
    internal sealed record Card(Mark At, ClockWord Clock, Rung? Is) : Expected(At);

    /// <summary>No clock has a card.</summary>
    internal sealed record NoCard(Mark At) : Expected(At);

    /// <summary>待办: the open steps.</summary>
    internal sealed record Open(Mark At, ImmutableArray<StepId> Steps) : Expected(At);

    /// <summary>What happened since the line before, in this order, other events between them.</summary>
    internal sealed record Events(Mark At, ImmutableArray<string> Words) : Expected(At);

    /// <summary>Reasons that the decision states.</summary>
    internal sealed record Reason(Mark At, string Says) : Expected(At);

    /// <summary>Whether the case is on the amended version.</summary>
    internal sealed record Version(Mark At, bool IsNew) : Expected(At);
}

/// <summary>A clock as a scenario names it: by its kind, or by its step.</summary>
internal sealed record ClockWord(string Word, ClockKind? Kind, StepId? Step);

/// <summary>A due date as a scenario says it.</summary>
/// <param name="On">The day; null when the clock stands still or is not there.</param>
/// <param name="Provisional">暂定.</param>
/// <param name="Absent">There is no such clock.</param>
internal sealed record DueWord(LocalDate? On, bool Provisional, bool Absent);
