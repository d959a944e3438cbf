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
    ];

    public static IEnumerable<Finding> Of(IReadOnlyList<ReadItem> items, SharedFiles shared) =>
        All.SelectMany(r => r.Check(items, shared));
}
