using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads what articles of law say how long an authority has.</summary>
internal static class ArticleLimitReader
{
    private static readonly string[] Units = [ArticleLimit.Day, "工作日", "个月"];

    public static ArticleLimits Read(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Text("source");
        var articles = new List<(LawReference, ImmutableArray<ArticleLimit>)>();
        foreach (var item in fields.Items("articles"))
        {
            if (fields.SubOf(item, "articles") is not { } entry)
                continue;
            var (law, article) = (entry.Text("law"), entry.Text("article"));
            entry.Date("of");
            ImmutableArray<ArticleLimit> limits = [.. entry.Items("limits").Select(l => Limit(l, entry)).OfType<ArticleLimit>()];
            articles.AddRange(LawReference.In($"《{law}》{article}").Select(r => (r, limits)));
            entry.Done();
        }

        fields.Done();
        return new ArticleLimits(articles);
    }

    private static ArticleLimit? Limit(Node node, Fields fields)
    {
        var words = fields.TextOf(node, "limits").Split(' ');
        if (words is [var amount, var unit] && Units.Contains(unit) && int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0)
            return new ArticleLimit(days, unit);
        fields.Error(node.Mark, "WG1109", "须是“30 日”“20 工作日”或者“3 个月”", "Must read '30 日', '20 工作日' or '3 个月'");
        return null;
    }
}
