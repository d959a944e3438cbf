using System.Collections.Immutable;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Items;

/// <summary>
/// 街道环节: what street offices do of a district's item, under a name and code of its own. It has no standard of its
/// own: materials, limits and review are the item's (同一事项、同一标准、同一编码).
/// </summary>
/// <param name="Name">Its name in the street's list.</param>
/// <param name="Of">The district's item.</param>
/// <param name="Steps">The steps of the item that are done at the street.</param>
/// <param name="Code">Its code: the street office's, with the item's basic code and serial.</param>
public sealed record StreetStage(string Name, ItemCode Of, ImmutableArray<StepId> Steps, ItemCode Code)
{
    /// <summary>The code of a stage: 18 USCC of the street office, level 5, then what the item's code ends in.</summary>
    /// <param name="uscc">统一社会信用代码 of the street office.</param>
    /// <param name="of">The district's item.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The USCC does not have 18 characters.</exception>
    public static ItemCode CodeFor(string uscc, ItemCode of) => ItemCode.Parse($"{uscc}5{of.Value[19..]}");
}
