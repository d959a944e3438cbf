using System.Collections.Immutable;
using NodaTime;

namespace WorkflowGov.Core.Calendars;

/// <summary>A State Council notice on holidays (节假日安排通知).</summary>
/// <param name="Number">文号, for example 国办发明电〔2015〕18号.</param>
/// <param name="IssuedOn">Date of issue; a later notice overrides an earlier one for the same day.</param>
/// <param name="Title">Its title.</param>
/// <param name="Provisional">Not a notice yet but what the law alone gives: its dates stay provisional.</param>
/// <param name="Days">The days it names.</param>
public sealed record HolidayNotice(
    string Number, LocalDate IssuedOn, string Title, bool Provisional, ImmutableArray<NoticeDay> Days)
{
    /// <summary>
    /// The year it arranges: the one in which most of its days lie. A notice may also name a day of the December
    /// before; that does not publish the December's year.
    /// </summary>
    public int Year => Days.IsDefaultOrEmpty
        ? IssuedOn.Year
        : Days.CountBy(d => d.Date.Year).OrderByDescending(y => y.Value).ThenByDescending(y => y.Key).First().Key;
}

/// <summary>A day named by a notice.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsWorkingDay">True for a make-up working day (调休上班), false for a day off.</param>
/// <param name="Name">The holiday it belongs to.</param>
public sealed record NoticeDay(LocalDate Date, bool IsWorkingDay, string Name);
