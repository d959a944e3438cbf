namespace WorkflowGov.Definitions;

/// <summary>What became of a step between two versions.</summary>
public enum StepMark
{
    /// <summary>增加: it stands in the later version only.</summary>
    Added,

    /// <summary>删去: it stands in the earlier version only.</summary>
    Removed,

    /// <summary>改动: something of it differs.</summary>
    Changed,
}

/// <summary>A step that is not the same in both versions.</summary>
/// <param name="Step">Its key.</param>
/// <param name="Mark">What became of it.</param>
public sealed record MarkedStep(string Step, StepMark Mark);
