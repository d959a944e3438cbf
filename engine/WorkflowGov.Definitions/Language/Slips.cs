using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// Slips of input methods and habits of office texts that mean one thing only: full-width digits and signs, dates
/// with 年月日, 是 for true. Each gives what was meant, or null when that is not certain.
/// </summary>
internal static partial class Slips
{
    /// <summary>Writes what was meant in the place of a text.</summary>
    public static Remedy? Remedy(Node node, Func<string, string?> meant) =>
        node is Node.Scalar { Text.Length: > 0 } text && meant(text.Text) is { } mended && mended != text.Text
            ? new Remedy.Replace(node.Mark, mended) : null;

    public static string? Whole(string text, int min, int max) =>
        int.TryParse(Narrow(text), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value.ToString(CultureInfo.InvariantCulture) : null;

    public static string? YesNo(string text) => Narrow(text).ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "是" or "ON" => "true",
        "FALSE" or "NO" or "N" or "否" or "OFF" => "false",
        _ => null,
    };

    public static string? Date(string text)
    {
        if (DateParts().Match(Narrow(text)) is not { Success: true } match)
            return null;
        int Part(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part(1), Part(2), Part(3));
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? LocalDatePattern.Iso.Format(new LocalDate(year, month, day)) : null;
    }

    public static string? Limit(string text)
    {
        var bare = LimitEnd().Replace(Narrow(text), string.Empty);
        if (LimitParts().Match(bare) is not { Success: true } match)
            return null;
        var amount = Number(match.Groups[1].Value);
        var unit = match.Groups[2].Value is "月" ? "个月" : match.Groups[2].Value;
        var (limit, rejection) = TimeLimit.Read($"{amount} {unit}");
        return amount is null || rejection is not null ? null : limit.ToString();
    }

    public static string? Code(string text)
    {
        var bare = Width.Narrow(text).ToUpperInvariant().Replace("-", string.Empty, StringComparison.Ordinal);
        return ItemCode.TryParse(bare, out var code) ? Spaced(code.Value) : null;
    }

    /// <summary>The code with the first serial of a handling item.</summary>
    public static string? Serial(ItemCode code) => ItemCode.TryParse($"{code.Value[..^2]}01", out var first) ? Spaced(first.Value) : null;

    /// <summary>A code as readers like it: authority, level, basic code, serial.</summary>
    public static string Spaced(string code) => $"{code[..18]} {code[18]} {code[19..31]} {code[31..]}";

    /// <summary>The name of a law in its marks: 《…》第N条.</summary>
    public static string? Law(string basis)
    {
        var match = LawName().Match(basis);
        return match.Success ? $"《{match.Groups[1].Value}》{match.Groups[2].Value}" : null;
    }

    /// <summary>A name with the brackets of Chinese and without blanks beside Chinese characters or at its ends.</summary>
    public static string? Name(string name)
    {
        var mended = BlankBesideChinese().Replace(name.Replace('(', '（').Replace(')', '）').TrimEnd('。', '.').Trim(), string.Empty);
        return mended.Length == 0 || mended.Any(c => c is ' ' or '\u3000') ? null : mended;
    }

    private static string Narrow(string text) => string.Concat(Width.Narrow(text).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>A number below a hundred, in digits or in Chinese.</summary>
    private static int? Number(string text)
    {
        const string Digits = "零一二三四五六七八九";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        if (ChineseNumber().Match(text) is not { Success: true } match)
            return null;
        int Digit(int group, int otherwise) => match.Groups[group].Length == 0 ? otherwise : Digits.IndexOf(match.Groups[group].Value, StringComparison.Ordinal);
        return text.Contains('十', StringComparison.Ordinal) ? (Digit(1, 1) * 10) + Digit(2, 0) : Digit(3, 0);
    }

    [GeneratedRegex(@"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$", RegexOptions.ECMAScript)]
    private static partial Regex DateParts();

    [GeneratedRegex("(之|以)?内$")]
    private static partial Regex LimitEnd();

    [GeneratedRegex(@"^(\d{1,4}|[一二三四五六七八九十]{1,3})个?(工作日|自然日|月|年|小时)$")]
    private static partial Regex LimitParts();

    [GeneratedRegex("^([一二三四五六七八九])?十([一二三四五六七八九])?$|^([一二三四五六七八九])$")]
    private static partial Regex ChineseNumber();

    [GeneratedRegex("^[〈<＜]*([^《》〈〉<>＜＞第，。；\\s]{2,40}(?:法|条例|办法|规定|规则|细则))[〉>＞]*(第[〇零一二三四五六七八九十百千0-9]+条.{0,20})$")]
    private static partial Regex LawName();

    [GeneratedRegex(@"(?<=[\u2E80-\u9FFF\uFF00-\uFFEF])[ \u3000]+|[ \u3000]+(?=[\u2E80-\u9FFF\uFF00-\uFFEF])")]
    private static partial Regex BlankBesideChinese();
}
