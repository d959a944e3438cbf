using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>An extension longer than what it extends is likely a slip.</summary>
internal sealed class ExtensionIsShorter : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2410", Severity.Warning,
        new Text("延长的时间不超过法定时限本身", "An extension is not longer than the limit itself"),
        new Text("核对延长期限的条款", "Check the article on the extension"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Limits is { Statutory: { } statutory, Extension: { } extension } && (extension.Max.Amount == 0 || !DayCount.Within(extension.Max, statutory)))
            yield return subject.At(Note, $"延长 {extension.Max}，法定时限只有 {statutory}", $"An extension of {extension.Max.ToEnglish()} to a limit of {statutory.ToEnglish()}", "limits", "extension", "max");
    }
}
