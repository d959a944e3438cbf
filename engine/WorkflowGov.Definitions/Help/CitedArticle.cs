using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions;

/// <summary>An article that a draft cites, and what is known of it.</summary>
/// <param name="Line">Line of the draft, from 1.</param>
/// <param name="Citation">《law》第N条.</param>
/// <param name="Says">How long it gives an authority, and by how long that may be extended; null when nothing is known of it.</param>
/// <param name="Text">Its paragraphs; empty when the text is not kept.</param>
public sealed record CitedArticle(int Line, string Citation, Text? Says, ImmutableArray<string> Text)
{
    private const int CitedMax = 200;

    internal static ImmutableArray<CitedArticle> In(string text, ItemType? type, SharedFiles shared)
    {
        var tree = SourceTree.Of(text);
        return tree.Root is null ? [] :
        [
            .. ScalarsIn(tree.Root)
                .SelectMany(p => LawReference.In(p.In(text)).Select(r => (tree.Place(p.Start).Line, Article: r)))
                .Where(c => c.Article.Article is not null)
                .Select(c => Of(c.Line, c.Article, type, shared)).OfType<CitedArticle>().Distinct().Take(CitedMax),
        ];
    }

    private static CitedArticle? Of(int line, LawReference article, ItemType? type, SharedFiles shared)
    {
        var citation = article.ToString();
        var kept = shared.ArticleTexts.In(citation).FirstOrDefault();
        var says = SaysOf(citation, type ?? ItemType.Licensing, shared.ArticleLimits);
        return kept is null && says is null ? null : new CitedArticle(line, kept?.Citation ?? citation, says, kept?.Text ?? []);
    }

    private static Text? SaysOf(string citation, ItemType type, ArticleLimits known)
    {
        var limits = known.In(citation).Select(l => l.For(type)).Distinct().ToList();
        var extensions = known.ExtensionsIn(citation).Select(l => l.For(type)).Distinct().ToList();
        if (limits.Count == 0 && extensions.Count == 0)
            return null;
        var zh = new[] { Joined("时限 ", limits, " 或者 "), Joined("可延长 ", extensions, " 或者 ") }.OfType<string>();
        var en = new[] { limits.Count == 0 ? null : $"limit {string.Join(" or ", limits.Select(l => l.ToEnglish()))}", extensions.Count == 0 ? null : $"extension {string.Join(" or ", extensions.Select(l => l.ToEnglish()))}" }.OfType<string>();
        return new Text(string.Join("，", zh), string.Join(", ", en));
    }

    private static string? Joined(string lead, List<TimeLimit> limits, string between) => limits.Count == 0 ? null : lead + string.Join(between, limits);

    private static IEnumerable<Piece> ScalarsIn(Piece piece) => piece.Kind == PieceKind.Scalar ? [piece] : piece.Inside.SelectMany(ScalarsIn);
}
