using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions;

/// <summary>A step on the longest way; all in working days.</summary>
/// <param name="Step">The step.</param>
/// <param name="Days">What it takes once.</param>
/// <param name="Returned">What its returns add, taken as often as they may be.</param>
public sealed record PathStep(StepId Step, int Days, int Returned);
