using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkflowGov.Definitions;

/// <summary>
/// A law and, if one is named, an article of it: <c>《中华人民共和国食品安全法》第三十五条第一款</c>. Two references to one law are
/// equal however they are written: with or without 中华人民共和国, 第三十五条 or 第35条.
/// </summary>
/// <param name="Law">The law's short name.</param>
/// <param name="Article">Number of the article; null = the law as a whole.</param>
/// <param name="Branch">The number after 之, as in 第一百二十条之一; 0 when there is none.</param>
public sealed partial record LawReference(string Law, int? Article, int Branch = 0)
{
    private const string Republic = "中华人民共和国";
    private const string Digits = "零一二三四五六七八九";

    /// <summary>All references in a text, in order.</summary>
    /// <param name="text">For example 《食品安全法》第三十五条、第三十六条.</param>
    /// <returns>One reference for each article named; one without article for a law named alone.</returns>
    public static IEnumerable<LawReference> In(string text)
    {
        foreach (Match law in Laws().Matches(text))
        {
            var name = law.Groups["law"].Success ? law.Groups["law"].Value : law.Groups["bare"].Value;
            name = name.StartsWith(Republic, StringComparison.Ordinal) ? name[Republic.Length..] : name;
            var articles = Articles().Matches(law.Groups["articles"].Value);
            if (articles.Count == 0)
                yield return new LawReference(name, null);
            foreach (Match article in articles)
                yield return new LawReference(name, Number(article.Groups["n"].Value), article.Groups["of"].Success ? Number(article.Groups["of"].Value) : 0);
        }
    }

    /// <summary>Whether something that rests on <paramref name="other"/> is touched when this is changed.</summary>
    /// <param name="other">What is cited.</param>
    /// <returns>True for the same article, for any article of a law named as a whole, and for a law cited as a whole.</returns>
    public bool Touches(LawReference other) =>
        Law == other.Law && (Article is null || other.Article is null || (Article, Branch) == (other.Article, other.Branch));

    /// <inheritdoc/>
    public override string ToString() => Article is { } n
        ? $"《{Law}》第{n}条{(Branch > 0 ? $"之{Branch}" : string.Empty)}"
        : $"《{Law}》";

    private static int Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain))
            return plain;
        var (sum, digit) = (0, 0);
        foreach (var c in text)
        {
            var unit = c switch { '千' => 1000, '百' => 100, '十' => 10, _ => 0 };
            if (unit > 0)
                (sum, digit) = (sum + (Math.Max(digit, 1) * unit), 0);
            else
                digit = Digits.IndexOf(c, StringComparison.Ordinal);
        }

        return sum + digit;
    }

    [GeneratedRegex(@"(?:《(?<law>[^》]+)》|(?<bare>[\p{IsCJKUnifiedIdeographs}]+?(?:法|条例|规定|办法|细则))\s*(?=第))(?<articles>(?:\s*[、，和及]?\s*第?[零一二三四五六七八九十百千0-9]+条(?:之[一二三四五六七八九十0-9]+)?(?:第[一二三四五六七八九十0-9]+[款项])*)*)", RegexOptions.None, 1000)]
    private static partial Regex Laws();

    [GeneratedRegex(@"第?(?<n>[零一二三四五六七八九十百千0-9]+)条(?:之(?<of>[一二三四五六七八九十0-9]+))?", RegexOptions.None, 1000)]
    private static partial Regex Articles();
}
