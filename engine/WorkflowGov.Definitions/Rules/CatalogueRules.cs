using System.Collections.Immutable;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>All rules across items and on what they share, written down so that a reader can see them.</summary>
internal static class CatalogueRules
{
    public static readonly ImmutableArray<ICatalogueRule> All =
    [
        new OneItemOneCode(),
        new SameItemSameCode(),
        new BasicCodeOneMainItem(),
        new SameCodeSameStandard(),
        new SimilarNamesHaveMainItem(),
        new MaterialOneForm(),
        new PatternsAreUsed(),
        new MaterialsAreUsed(),
        new StagesFollowTheItem(),
        new SuccessorGoesOn(),
    ];

    /// <summary>What shows only when items are seen together.</summary>
    /// <param name="items">The items.</param>
    /// <param name="shared">What they share.</param>
    /// <param name="all">Whether these are all items of the folder.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<ReadItem> items, SharedFiles shared, bool all) =>
        All.Where(r => all || !r.NeedsAllItems).SelectMany(r => r.Check(items, shared));
}
