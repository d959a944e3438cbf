namespace WorkflowGov.Elsa.Activities;

/// <summary>What a waiting step is found by: carries the case's id and no more.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="Step">The step.</param>
/// <param name="Visit">Which time, from 1.</param>
public sealed record StepStimulus(long Case, string Step, int Visit);
