namespace WorkflowGov.Definitions.Rules;

/// <summary>A rule on one item: looks and says, knows no other rule.</summary>
internal interface IItemRule
{
    RuleNote Note { get; }

    IEnumerable<Finding> Check(RuleSubject subject);
}
