using NodaTime;
using NodaTime.Text;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>A place among bad ratings: those that wait first, the oldest first.</summary>
/// <param name="IsResolved">It was answered.</param>
/// <param name="RatedAt">When it was given.</param>
/// <param name="Case">办件编号.</param>
public sealed record RatingPlace(bool IsResolved, Instant RatedAt, string Case)
{
    /// <summary>Before all of them.</summary>
    public static readonly RatingPlace Start = new(false, Instant.MinValue, string.Empty);

    /// <summary>Where a rating stands.</summary>
    /// <param name="rating">The rating.</param>
    /// <returns>Its place.</returns>
    public static RatingPlace Of(BadRating rating) => new(rating.ResolvedAt is not null, rating.RatedAt, rating.Case);

    /// <inheritdoc/>
    public override string ToString() => $"{(IsResolved ? 1 : 0)}~{InstantPattern.ExtendedIso.Format(RatedAt)}~{Case}";

    /// <summary>Reads a place.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <returns>The place, or null when the text is none.</returns>
    public static RatingPlace? Parse(string text) => text.Split('~') is ["0" or "1", var at, var number] && !number.Contains('\0', StringComparison.Ordinal)
        && InstantPattern.ExtendedIso.Parse(at) is { Success: true, Value: var when } && when.InUtc().Year is >= 1900 and <= 9999
        ? new RatingPlace(text[0] == '1', when, number) : null;
}
