using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A place among the open cases of the board: by due date.</summary>
/// <param name="DueOn">When the case is due; the last day there is when it has none.</param>
/// <param name="Case">The case's key.</param>
public sealed record BoardPlace(LocalDate DueOn, long Case)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(DueOn)}~{Case}");

    /// <summary>Reads a place.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The place, or null when the text is none.</returns>
    public static BoardPlace? Parse(string text) => text.Split('~') is [var day, var key]
        && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: { Year: >= 1900 } due }
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new BoardPlace(due, number) : null;
}
