using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>What a limit is counted in; never converted silently.</summary>
public enum LimitUnit
{
    /// <summary>工作日 (行政许可法 第八十二条).</summary>
    WorkingDays,

    /// <summary>自然日.</summary>
    NaturalDays,

    /// <summary>个月.</summary>
    Months,

    /// <summary>年.</summary>
    Years,

    /// <summary>小时, running through day and night.</summary>
    Hours,
}

/// <summary>办理期限 as people say it, for example <c>20 工作日</c>.</summary>
/// <param name="Amount">How many units, from 0.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct TimeLimit(int Amount, LimitUnit Unit)
{
    /// <summary>即办: due on the day itself.</summary>
    public static readonly TimeLimit AtOnce = new(0, LimitUnit.WorkingDays);

    private const int AmountMax = 10_000;
    private const string AtOnceText = "即办";

    private static readonly (string Suffix, LimitUnit Unit)[] Suffixes =
    [
        ("个工作日", LimitUnit.WorkingDays), ("工作日", LimitUnit.WorkingDays), ("个自然日", LimitUnit.NaturalDays),
        ("自然日", LimitUnit.NaturalDays), ("个月", LimitUnit.Months), ("年", LimitUnit.Years), ("小时", LimitUnit.Hours),
    ];

    /// <summary>Reads a limit.</summary>
    /// <param name="text">For example <c>20 工作日</c>, <c>3 个月</c>, <c>即办</c>.</param>
    /// <returns>The limit, or why the text is none.</returns>
    public static (TimeLimit Limit, Rejection? Rejection) Read(string text)
    {
        var bare = text.Trim();
        if (bare == AtOnceText)
            return (AtOnce, null);
        foreach (var (suffix, unit) in Suffixes)
        {
            if (!bare.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var digits = bare.AsSpan(0, bare.Length - suffix.Length).TrimEnd();
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
                && amount <= AmountMax && (amount > 0 || unit == LimitUnit.WorkingDays)
                ? (new TimeLimit(amount, unit), null)
                : (default, LimitRejections.NoAmount(text));
        }

        return (default, bare.EndsWith('日') || bare.EndsWith('天') ? LimitRejections.DayOfWhatKind(text) : LimitRejections.NoUnit(text));
    }

    /// <summary>Reads a limit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>True when the text is a limit with a clear unit.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeLimit limit)
    {
        (limit, var rejection) = Read(text ?? string.Empty);
        return rejection is null;
    }

    /// <summary>Reads a limit.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="FormatException">The text is not a limit with a clear unit.</exception>
    public static TimeLimit Parse(string text) =>
        Read(text) is { Rejection: null, Limit: var limit } ? limit : throw new FormatException(Read(text).Rejection!.Message.En);

    /// <inheritdoc/>
    public override string ToString() => (Amount, Unit) switch
    {
        (0, LimitUnit.WorkingDays) => AtOnceText,
        (_, LimitUnit.WorkingDays) => $"{Amount} 工作日",
        (_, LimitUnit.NaturalDays) => $"{Amount} 自然日",
        (_, LimitUnit.Months) => $"{Amount} 个月",
        (_, LimitUnit.Years) => $"{Amount} 年",
        _ => $"{Amount} 小时",
    };

    /// <summary>The limit in running Chinese text, for example <c>20个工作日</c>.</summary>
    /// <returns>The words.</returns>
    public string ToSentence() => (Amount, Unit) switch
    {
        (0, LimitUnit.WorkingDays) => AtOnceText,
        (_, LimitUnit.WorkingDays) => $"{Amount}个工作日",
        (_, LimitUnit.NaturalDays) => $"{Amount}个自然日",
        _ => ToString().Replace(" ", string.Empty, StringComparison.Ordinal),
    };

    /// <summary>The limit in English, for example <c>20 working days</c>.</summary>
    /// <returns>The words.</returns>
    public string ToEnglish() => (Amount, Unit) switch
    {
        (0, LimitUnit.WorkingDays) => "at once",
        (_, LimitUnit.WorkingDays) => Plural("working day"),
        (_, LimitUnit.NaturalDays) => Plural("natural day"),
        (_, LimitUnit.Months) => Plural("month"),
        (_, LimitUnit.Years) => Plural("year"),
        _ => Plural("hour"),
    };

    private string Plural(string unit) => Amount == 1 ? $"1 {unit}" : $"{Amount} {unit}s";
}
