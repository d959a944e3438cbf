using NodaTime;

namespace WorkflowGov.Core.TimeLimits;

/// <summary>The zone in which days are counted: Asia/Shanghai. Instants are stored, local days are counted.</summary>
public static class ChinaTime
{
    /// <summary>Asia/Shanghai.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The local day of an instant.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>The day.</returns>
    public static LocalDate DateOf(Instant at) => at.InZone(Zone).Date;

    /// <summary>The first instant of a local day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The instant.</returns>
    public static Instant StartOfDay(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();

    /// <summary>The instant of a local day and time.</summary>
    /// <param name="date">The day.</param>
    /// <param name="time">The time of day.</param>
    /// <returns>The instant.</returns>
    public static Instant At(LocalDate date, LocalTime time) => (date + time).InZoneLeniently(Zone).ToInstant();
}
