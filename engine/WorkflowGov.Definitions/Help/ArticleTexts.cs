using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>条文: what an article says, to be read beside what rests on it.</summary>
/// <param name="Citation">The article: 《中华人民共和国行政许可法》第四十二条.</param>
/// <param name="Text">Its paragraphs (款), in order.</param>
/// <param name="Of">The edition of the law that the text is of.</param>
public sealed record ArticleText(string Citation, ImmutableArray<string> Text, LocalDate Of);

/// <summary>The articles whose text is kept (laws/articles.yaml).</summary>
internal sealed class ArticleTexts(IEnumerable<(LawReference Article, ArticleText Text)> articles)
{
    public static readonly ArticleTexts None = new([]);

    private readonly Dictionary<LawReference, ArticleText> byArticle = articles.ToDictionary(a => a.Article, a => a.Text);

    /// <summary>The texts of the articles that a text cites; those that are not kept are left out.</summary>
    public IEnumerable<ArticleText> In(string basis) => LawReference.In(basis).Select(r => byArticle.GetValueOrDefault(r)).OfType<ArticleText>();

    public static ArticleTexts Read(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Text("source");
        var articles = new List<(LawReference, ArticleText)>();
        foreach (var item in fields.Items("articles"))
        {
            if (fields.SubOf(item, "articles") is not { } entry)
                continue;
            var citation = $"《{entry.Text("law")}》{entry.Text("article")}";
            var text = new ArticleText(citation, entry.Texts("text"), entry.Date("of"));
            articles.AddRange(LawReference.In(citation).Select(r => (r, text)));
            entry.Done();
        }

        fields.Done();
        return new ArticleTexts(articles.DistinctBy(a => a.Item1));
    }
}
