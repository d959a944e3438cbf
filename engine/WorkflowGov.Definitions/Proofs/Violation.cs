using WorkflowGov.Core;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Proofs;

/// <summary>What is proved of an item.</summary>
public enum Property
{
    /// <summary>健全: every case comes to an end, nothing is dead, lost or left over.</summary>
    Soundness,

    /// <summary>时限: on no way is the promise or the statute broken by design.</summary>
    Time,

    /// <summary>职责分离: every way can be staffed, and nobody checks himself.</summary>
    Separation,
}

/// <summary>A property that does not hold, with the shortest way that shows it.</summary>
/// <param name="Property">The property.</param>
/// <param name="Code">Stable name of what is wrong, for example <c>stuck</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="At">The step it shows at; null when it is at none.</param>
/// <param name="Trail">The counter-example (反例); null when there is no way to show, as for a step that is never reached.</param>
public sealed record Violation(Property Property, string Code, Text Message, StepId? At, Trail? Trail)
{
    /// <summary>The file, as it was named to the reader; empty when the item was not read from one.</summary>
    public string File { get; init; } = string.Empty;

    /// <summary>Line from 1; 0 when the item was not read from a file.</summary>
    public int Line { get; init; }

    /// <summary>Column from 1; 0 when the item was not read from a file.</summary>
    public int Column { get; init; }
}
