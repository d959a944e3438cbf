using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Rules;

/// <summary>
/// An extension is not longer than its article lets it be. Where the article is not known, one longer than what it
/// extends is likely a slip.
/// </summary>
internal sealed class ExtensionWithinArticle : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2410", Severity.Warning,
        new Text("延长的时间不超过所引条文；条文不详的，不超过法定时限本身", "An extension is within its article, or, where that is not known, within the limit itself"),
        new Text("核对延长期限的条款", "Check the article on the extension"));

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Item.Limits is not { Statutory: { } statutory, Extension: { } extension })
            yield break;
        var allowed = subject.Shared.ArticleLimits.ExtensionsIn(extension.Basis);
        if (extension.Max.Amount > 0 && (allowed.Length == 0 ? DayCount.Within(extension.Max, statutory) : IsAllowed(extension.Max, allowed, subject.Item.Type)))
            yield break;
        var words = string.Join("、", allowed.Select(l => l.ToString()));
        yield return allowed.Length == 0
            ? subject.At(Note, $"延长 {extension.Max}，法定时限只有 {statutory}", $"An extension of {extension.Max.ToEnglish()} to a limit of {statutory.ToEnglish()}", "limits", "extension", "max")
            : subject.At(Note, $"延长 {extension.Max}，{extension.Basis}只准“{words}”", $"An extension of {extension.Max.ToEnglish()}; {extension.Basis} allows {words}", "limits", "extension", "max");
    }

    private static bool IsAllowed(TimeLimit extension, ImmutableArray<ArticleLimit> allowed, ItemType type) =>
        allowed.Any(l => DayCount.Within(extension, l.For(type)));
}
