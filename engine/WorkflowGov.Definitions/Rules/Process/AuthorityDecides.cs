using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>Who holds the power decides; another office can review, not decide.</summary>
internal sealed class AuthorityDecides : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2130", Severity.Error,
        new Text("决定由实施主体作出", "The authority decides"),
        new Text("去掉决定环节的 office，或者改正 authority", "Remove office at the deciding step, or change authority"),
        "行政许可法 第二十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var decision = subject.Item.Process.Decision;
        if (decision.Office != subject.Item.Authority)
            yield return subject.At(Note, decision, $"“{decision.Title}”由“{decision.Office}”办理，实施主体是“{subject.Item.Authority}”", $"Step '{decision.Id}' is done by '{decision.Office}', the authority is '{subject.Item.Authority}'", "office");
    }
}
