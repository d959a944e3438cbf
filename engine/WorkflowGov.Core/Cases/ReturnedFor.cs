namespace WorkflowGov.Core.Cases;

/// <summary>Why a step returned the case: never free text alone.</summary>
/// <param name="Reason">Code of a 退回理由.</param>
/// <param name="Material">Key of the listed material it concerns; null when it concerns none.</param>
/// <param name="Standard">The 受理标准 it fails, word for word from the definition; null likewise.</param>
public sealed record ReturnedFor(string Reason, string? Material = null, string? Standard = null);
