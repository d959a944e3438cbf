using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>What happens to a simulated case.</summary>
internal enum SimulatedActKind
{
    /// <summary>收件.</summary>
    Received,

    /// <summary>补正告知.</summary>
    CorrectionAsked,

    /// <summary>补正.</summary>
    Corrected,

    /// <summary>受理.</summary>
    Accepted,

    /// <summary>视为受理.</summary>
    Deemed,

    /// <summary>特别程序告知, 发布公示, or both.</summary>
    Begun,

    /// <summary>A step was done.</summary>
    Done,

    /// <summary>超时默认.</summary>
    Silent,
}

/// <summary>An act of a simulated case.</summary>
/// <param name="Time">When, in office time.</param>
/// <param name="Case">The case.</param>
/// <param name="Kind">What.</param>
/// <param name="Job">The step; null when it is none.</param>
/// <param name="Outcome">What came of it; null when it is not done.</param>
internal sealed record SimulatedAct(long Time, CaseRun Case, SimulatedActKind Kind, Job? Job, OutcomeRule? Outcome);
