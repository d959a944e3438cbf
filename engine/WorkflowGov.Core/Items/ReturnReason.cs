namespace WorkflowGov.Core.Items;

/// <summary>退回理由 as data: why a case may go back to an earlier step.</summary>
/// <param name="Code">Its code, never reused.</param>
/// <param name="Name">In words.</param>
/// <param name="NamesMaterial">It concerns a material: the return names it, and the 受理标准 it fails.</param>
public sealed record ReturnReason(string Code, string Name, bool NamesMaterial);
