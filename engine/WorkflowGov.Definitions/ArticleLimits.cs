using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions;

/// <summary>What an article says how long an authority has: <c>30 日</c>, <c>20 工作日</c>, <c>3 个月</c>.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">As the article writes it.</param>
internal sealed record ArticleLimit(int Amount, string Unit)
{
    /// <summary>日, which a licence counts in working days (行政许可法 第八十二条) and all else in natural days.</summary>
    public const string Day = "日";

    /// <summary>The limit that an item of a type has under it.</summary>
    public TimeLimit For(ItemType type) => new(Amount, Unit switch
    {
        "工作日" => LimitUnit.WorkingDays,
        "个月" => LimitUnit.Months,
        _ => type == ItemType.Licensing ? LimitUnit.WorkingDays : LimitUnit.NaturalDays,
    });

    public override string ToString() => $"{Amount} {Unit}";
}

/// <summary>What an article says of time.</summary>
/// <param name="Article">The article.</param>
/// <param name="Limits">How long an authority has.</param>
/// <param name="Extensions">By how long that may be extended; empty when it does not say.</param>
internal sealed record ArticleTimes(LawReference Article, ImmutableArray<ArticleLimit> Limits, ImmutableArray<ArticleLimit> Extensions);

/// <summary>The limits of articles of law, to compare items with (laws/limits.yaml).</summary>
internal sealed class ArticleLimits(IEnumerable<ArticleTimes> articles)
{
    public static readonly ArticleLimits None = new([]);

    private readonly ILookup<LawReference, ArticleTimes> byArticle = articles.ToLookup(a => a.Article);

    /// <summary>The limits that the articles a text cites set; empty when none of them is known.</summary>
    public ImmutableArray<ArticleLimit> In(string basis) => [.. Cited(basis).SelectMany(a => a.Limits).Distinct()];

    /// <summary>By how long the articles that a text cites let a limit be extended; empty when none of them is known to say.</summary>
    public ImmutableArray<ArticleLimit> ExtensionsIn(string basis) => [.. Cited(basis).SelectMany(a => a.Extensions).Distinct()];

    private IEnumerable<ArticleTimes> Cited(string basis) => LawReference.In(basis).SelectMany(r => byArticle[r]);
}
