using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A rule on all items together, or on what they share.</summary>
internal interface ICatalogueRule
{
    RuleNote Note { get; }

    IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared);
}
