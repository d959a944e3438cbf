using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A place in a list by time, as clients send it back for the next page.</summary>
/// <param name="At">When what stands there happened.</param>
/// <param name="Key">Its key, or its case's.</param>
/// <param name="Rest">What tells several of one moment apart; empty where the key does.</param>
public sealed record TimePlace(Instant At, long Key, string Rest = "")
{
    /// <summary>Behind all that happened.</summary>
    public static readonly TimePlace End = new(Instant.MaxValue, long.MaxValue);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InstantPattern.ExtendedIso.Format(At)}~{Key}~{Rest}");

    /// <summary>Reads a place.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The place, or null when the text is none.</returns>
    public static TimePlace? Parse(string text) => text.Split('~') is [var at, var key, var rest] && !rest.Contains('\0', StringComparison.Ordinal)
        && InstantPattern.ExtendedIso.Parse(at) is { Success: true, Value: var when } && when.InUtc().Year is >= 1900 and <= 9999
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new TimePlace(when, number, rest) : null;
}
