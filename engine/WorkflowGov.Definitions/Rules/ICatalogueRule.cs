using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A rule on all items together, or on what they share.</summary>
internal interface ICatalogueRule
{
    RuleNote Note { get; }

    /// <summary>Whether the rule claims something about what is missing, which holds only if every item could be read.</summary>
    bool NeedsAllItems => false;

    IEnumerable<Finding> Check(IReadOnlyList<ReadItem> items, SharedFiles shared);
}
