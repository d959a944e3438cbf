using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Rules;

/// <summary>A statutory limit is the one that its article sets, in the article's unit.</summary>
internal sealed class LimitAgreesWithArticle : IItemRule
{
    public RuleNote Note { get; } = new(
        "WG2416", Severity.Warning,
        new Text("法定时限与所引条文的数字和单位一致", "A statutory limit is the one its article sets"),
        new Text(
            "核对条文：许可事项的“日”按工作日，其他事项的“日”按自然日；条文确已修改的，改 laws/limits.yaml",
            "Look at the article: its 日 is a working day for a licence, else a natural day; where the article was amended, mend laws/limits.yaml"),
        "行政许可法 第八十二条");

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var limits = subject.Item.Limits;
        if (limits.Statutory is not { } statutory)
            yield break;
        var set = subject.Shared.ArticleLimits.In(limits.StatutoryBasis);
        if (set.Length > 0 && set.All(l => l.For(subject.Item.Type) != statutory))
        {
            var words = string.Join("、", set.Select(l => l.ToString()));
            yield return subject.At(Note, $"法定时限 {statutory} 与{limits.StatutoryBasis}的“{words}”不一致", $"The limit of {statutory.ToEnglish()} is not what {limits.StatutoryBasis} sets ({words})", "limits", "statutory");
        }
    }
}
