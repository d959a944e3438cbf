namespace WorkflowGov.Definitions.Tests;

/// <summary>Every way to break the samples that the tests know, by group; a row's number is its name in test runs.</summary>
internal static class Breaks
{
    public static readonly Break[] All =
    [
        .. TextBreaks.All, .. StructureBreaks.All, .. ReferenceBreaks.All, .. ElementBreaks.All, .. ProcessBreaks.All,
        .. MaterialBreaks.All, .. LimitBreaks.All, .. SharedFileBreaks.All,
    ];
}
