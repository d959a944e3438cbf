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
/// <param name="Renewal">延续: until when to apply, and what follows when nothing is decided; null when it renews nothing.</param>
public sealed record ItemGuide(
    ServiceItem Item, ImmutableArray<FlowPart> Flow, IReadOnlyDictionary<string, Text> MaterialConditions, TimeSum Time, Text? Renewal)
{
    /// <summary>The guide of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="law">What general law sets.</param>
    /// <returns>The guide.</returns>
    public static ItemGuide Of(ServiceItem item, GeneralLaw law) => new(
        item, FlowPart.AllOf(item),
        item.Materials.Where(m => m.NeededWhen is not null).ToDictionary(m => m.Key, m => GuardText.Of(m.NeededWhen!, item.Form)),
        TimeSum.Of(item), item.Renewal is { } rule ? RenewalOf(rule.ApplyBefore ?? law.Renewal, law.Renewal.Basis) : null);

    private static Text RenewalOf(LegalLimit before, string deemedBy) => new(
        $"有效期届满{before.Limit.ToSentence()}前申请（{before.Basis}）；按期申请、届满前未作决定的，视为准予延续（{deemedBy}）",
        $"Apply {before.Limit.ToEnglish()} before the licence expires ({before.Basis}); applied for in time and not decided by then, it is deemed renewed ({deemedBy})");
}
