using System.Globalization;
using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>到件量: how many applications come, on working days.</summary>
/// <param name="Count">How many.</param>
/// <param name="Per">In which time.</param>
/// <param name="Even">Evenly spaced (均匀); else by chance, as independent applicants come (Poisson).</param>
public sealed record Arrivals(double Count, ArrivalPeriod Per, bool Even = false)
{
    private const string EvenWord = "均匀";
    private const double WorkingDaysInAWeek = 5;
    private const double MonthsInAYear = 12;
    private const double CountMax = 10_000_000;

    private static readonly (string Word, ArrivalPeriod Per)[] Periods =
    [
        ("每工作日", ArrivalPeriod.Day), ("每日", ArrivalPeriod.Day), ("每天", ArrivalPeriod.Day), ("每周", ArrivalPeriod.Week), ("每月", ArrivalPeriod.Month), ("每年", ArrivalPeriod.Year),
    ];

    /// <summary>Reads what people write, for example <c>12 每日</c> or <c>3000 每年 均匀</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The arrivals; null when the text says none.</returns>
    public static Arrivals? Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var even = parts.Length == 3 && parts[2] == EvenWord;
        if ((parts.Length != 2 && !even) || !double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count is <= 0 or > CountMax)
            return null;
        foreach (var (word, per) in Periods)
        {
            if (word == parts[1])
                return new Arrivals(count, per, even);
        }

        return null;
    }

    /// <summary>How many on a working day.</summary>
    /// <param name="workingDaysInTheYear">Working days of the year.</param>
    /// <returns>The count.</returns>
    public double PerWorkingDay(int workingDaysInTheYear) => Per switch
    {
        ArrivalPeriod.Day => Count,
        ArrivalPeriod.Week => Count / WorkingDaysInAWeek,
        ArrivalPeriod.Month => Count * MonthsInAYear / workingDaysInTheYear,
        _ => Count / workingDaysInTheYear,
    };

    /// <summary>In words.</summary>
    /// <returns>The words.</returns>
    public Text ToWords()
    {
        var (zh, en) = Per switch
        {
            ArrivalPeriod.Day => ("每工作日", "a working day"),
            ArrivalPeriod.Week => ("每周", "a week"),
            ArrivalPeriod.Month => ("每月", "a month"),
            _ => ("每年", "a year"),
        };
        return new Text($"{zh} {Count:0.##} 件{(Even ? "，均匀到件" : string.Empty)}", $"{Count:0.##} {en}{(Even ? ", evenly spaced" : string.Empty)}");
    }
}

/// <summary>The time in which applications are counted.</summary>
public enum ArrivalPeriod
{
    /// <summary>每工作日.</summary>
    Day,

    /// <summary>每周.</summary>
    Week,

    /// <summary>每月.</summary>
    Month,

    /// <summary>每年.</summary>
    Year,
}
