using System.Globalization;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>How work varies from case to case.</summary>
public enum Variation
{
    /// <summary>一般: mostly near the mean (Erlang with four phases, deviation half of the mean).</summary>
    Usual,

    /// <summary>固定: always the same.</summary>
    Fixed,

    /// <summary>指数: much of it short, some very long (exponential).</summary>
    Exponential,
}

/// <summary>工作量: how long each officer who takes part works on a step of one case.</summary>
/// <param name="Seconds">The mean, in seconds of office time.</param>
/// <param name="Variation">How it varies.</param>
public sealed record Effort(long Seconds, Variation Variation = Variation.Usual)
{
    private const int Phases = 4;
    private const long SecondsMax = 400_000_000;

    private static readonly (string Word, long Seconds)[] Units = [("分钟", 60), ("小时", 3_600), ("秒", 1)];

    /// <summary>Reads what people write, for example <c>40 分钟</c> or <c>3 小时 固定</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The effort; null when the text says none.</returns>
    public static Effort? Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > 3 || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return null;
        var variation = parts.Length == 2 ? Variation.Usual : parts[2] switch { "固定" => Variation.Fixed, "指数" => Variation.Exponential, "一般" => Variation.Usual, _ => (Variation?)null };
        foreach (var (word, seconds) in Units)
        {
            if (word == parts[1] && variation is { } known && amount * seconds is >= 1 and <= SecondsMax)
                return new Effort((long)(amount * seconds), known);
        }

        return null;
    }

    /// <summary>What one case takes.</summary>
    internal long Draw(ref Draws draws) => Math.Max(1, Variation switch
    {
        Variation.Fixed => Seconds,
        Variation.Exponential => (long)(Seconds * draws.NextExponential()),
        _ => (long)(Seconds * draws.NextErlang(Phases)),
    });

    /// <inheritdoc/>
    public override string ToString() => Seconds % 3_600 == 0 ? $"{Seconds / 3_600} 小时" : $"{Math.Round(Seconds / 60.0)} 分钟";
}
