using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Desk;

/// <summary>All that the page of an item and its 办事指南 show: the definition, with its process and conditions in words.</summary>
/// <param name="Item">The version in force.</param>
/// <param name="Flow">办理流程 from top to bottom.</param>
/// <param name="MaterialConditions">When a conditional material is asked for, by its key.</param>
/// <param name="Time">What the steps take at most, held against the limits.</param>
public sealed record ItemGuide(ServiceItem Item, ImmutableArray<FlowPart> Flow, IReadOnlyDictionary<string, Text> MaterialConditions, TimeSum Time)
{
    /// <summary>The guide of an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The guide.</returns>
    public static ItemGuide Of(ServiceItem item) => new(
        item, FlowPart.AllOf(item),
        item.Materials.Where(m => m.NeededWhen is not null).ToDictionary(m => m.Key, m => GuardText.Of(m.NeededWhen!, item.Form)),
        TimeSum.Of(item));
}
