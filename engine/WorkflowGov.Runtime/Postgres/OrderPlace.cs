using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A place among 督办: the open ones first, by when the answer is due.</summary>
/// <param name="IsClosed">办结.</param>
/// <param name="ReplyBy">When the answer is due.</param>
/// <param name="Case">The case's key.</param>
/// <param name="Number">Number of the order within the case.</param>
public sealed record OrderPlace(bool IsClosed, LocalDate ReplyBy, long Case, int Number)
{
    /// <summary>Before all orders.</summary>
    public static readonly OrderPlace Start = new(false, LocalDate.MinIsoValue, 0, 0);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsClosed ? 1 : 0)}~{LocalDatePattern.Iso.Format(ReplyBy)}~{Case}~{Number}");

    /// <summary>Reads a place.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The place, or null when the text is none.</returns>
    public static OrderPlace? Parse(string text) => text.Split('~') is ["0" or "1", var day, var key, var order]
        && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: { Year: >= 1900 } due }
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && int.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out var within)
        ? new OrderPlace(text[0] == '1', due, number, within) : null;
}
