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
        var articles = new List<ArticleTimes>();
        foreach (var item in fields.Items("articles"))
        {
            if (fields.SubOf(item, "articles") is not { } entry)
                continue;
            var (law, article) = (entry.Text("law"), entry.Text("article"));
            entry.Date("of");
            var (limits, extensions) = (Limits(entry, "limits", needed: true), Limits(entry, "extensions", needed: false));
            articles.AddRange(LawReference.In($"《{law}》{article}").Select(r => new ArticleTimes(r, limits, extensions)));
            entry.Done();
        }

        fields.Done();
        return new ArticleLimits(articles);
    }

    private static ImmutableArray<ArticleLimit> Limits(Fields entry, string key, bool needed) =>
        [.. entry.Items(key, needed).Select(l => Limit(l, key, entry)).OfType<ArticleLimit>()];

    private static ArticleLimit? Limit(Node node, string key, Fields fields)
    {
        var words = fields.TextOf(node, key).Split(' ');
        if (words is [var amount, var unit] && Units.Contains(unit) && int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0)
            return new ArticleLimit(days, unit);
        fields.Error(node.Mark, "WG1109", "须是“30 日”“20 工作日”或者“3 个月”", "Must read '30 日', '20 工作日' or '3 个月'");
        return null;
    }
}
