using NodaTime;

namespace WorkflowGov.Core.Calendars;

/// <summary>A day that counts otherwise than it did under an earlier calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsWorkingDay">What it is now.</param>
/// <param name="Notice">文号 of the notice that names it now; null when no notice names it any more.</param>
public sealed record ChangedDay(LocalDate Date, bool IsWorkingDay, string? Notice);
