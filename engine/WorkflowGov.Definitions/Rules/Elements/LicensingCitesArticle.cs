using System.Text.RegularExpressions;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A licence is set by an article of law or regulation, not by a title.</summary>
internal sealed partial class LicensingCitesArticle : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2006", Severity.Warning,
        new Text("行政许可的设定依据写明条款", "A licence cites an article"),
        new Text("补上第几条；查不到的在 provenance 的 note 里说明", "Add the article; where it cannot be found, say so in the note of provenance"),
        "行政许可法 第十四条、第十五条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var item = subject.Item;
        if (item.Type == ItemType.Licensing && item.Provenance.Note is null && !item.Basis.Any(Article().IsMatch))
            yield return subject.At(Note, "行政许可的设定依据没有写明条款", "No basis of this licence cites an article", "basis");
    }

    [GeneratedRegex("第[〇零一二三四五六七八九十百千0-9]+条")]
    private static partial Regex Article();
}
