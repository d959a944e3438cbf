using NodaTime;

namespace WorkflowGov.Core.Calendars;

/// <summary>What a day is under the published arrangements.</summary>
public enum DayKind
{
    /// <summary>工作日: Monday to Friday without a notice.</summary>
    WorkingDay,

    /// <summary>休息日: Saturday or Sunday without a notice.</summary>
    Weekend,

    /// <summary>节假日: off by a notice.</summary>
    Holiday,

    /// <summary>调休上班: a weekend day worked by a notice.</summary>
    MakeUpWorkingDay,
}

/// <summary>A day with the reason for what it is.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The holiday it belongs to, or null.</param>
/// <param name="Notice">文号 of the notice that says so, or null.</param>
/// <param name="Provisional">Its year has no published notice yet.</param>
public sealed record CalendarDay(LocalDate Date, DayKind Kind, string? Name, string? Notice, bool Provisional)
{
    /// <summary>Whether the day counts as a working day (行政许可法 第八十二条).</summary>
    public bool IsWorkingDay => Kind is DayKind.WorkingDay or DayKind.MakeUpWorkingDay;
}
