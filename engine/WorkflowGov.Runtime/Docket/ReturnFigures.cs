using System.Collections.Immutable;

namespace WorkflowGov.Runtime.Docket;

/// <summary>How often a material had to be corrected, and how often a step returned a case for it.</summary>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Material">The material's key.</param>
/// <param name="Defects">Notices of correction that named it.</param>
/// <param name="Received">Receipts of the item in the period.</param>
/// <param name="Returned">Returns by a step that named it.</param>
/// <param name="Reasons">补正原因, the most frequent first; counted since 2026-12.</param>
/// <param name="Returns">退回理由, the most frequent first; counted since 2026-12.</param>
public sealed record MaterialFigure(
    string Item, string Material, long Defects, long Received, long Returned, ImmutableArray<DefectReason> Reasons, ImmutableArray<ReasonCount> Returns)
{
    /// <summary>事项名称.</summary>
    public string ItemName { get; init; } = Item;

    /// <summary>材料名称.</summary>
    public string MaterialName { get; init; } = Material;

    /// <summary>补正率: corrections a receipt, 0 to 1 and beyond; null when nothing was received.</summary>
    public double? DefectRate => Received == 0 ? null : (double)Defects / Received;
}

/// <summary>补正原因 of a material.</summary>
/// <param name="Standard">The 受理标准 it failed; null = it was missing.</param>
/// <param name="Count">Notices.</param>
public sealed record DefectReason(string? Standard, long Count);

/// <summary>退回理由.</summary>
/// <param name="Reason">Its code.</param>
/// <param name="Count">Returns.</param>
public sealed record ReasonCount(string Reason, long Count)
{
    /// <summary>退回理由 in words.</summary>
    public string Name { get; init; } = Reason;
}

/// <summary>Returns of a step for a reason.</summary>
/// <param name="Item">业务办理项编码.</param>
/// <param name="Step">环节.</param>
/// <param name="Office">责任部门.</param>
/// <param name="Reason">退回理由, its code.</param>
/// <param name="Material">Key of the material it names; null when it names none.</param>
/// <param name="Returns">How often.</param>
/// <param name="Done">How often the step was done in the period: returns a done step are the rate of return.</param>
public sealed record ReturnFigure(string Item, string Step, string Office, string Reason, string? Material, long Returns, long Done)
{
    /// <summary>事项名称.</summary>
    public string ItemName { get; init; } = Item;

    /// <summary>环节名称.</summary>
    public string StepTitle { get; init; } = Step;

    /// <summary>退回理由 in words.</summary>
    public string ReasonName { get; init; } = Reason;

    /// <summary>材料名称; null when it names none.</summary>
    public string? MaterialName { get; init; } = Material;

    /// <summary>退回率: returns a done step, 0 to 1; null when none was done.</summary>
    public double? Rate => Done == 0 ? null : (double)Returns / Done;
}
