using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>What a day is on the ribbon of a clock.</summary>
public enum RibbonKind
{
    /// <summary>起算日, not counted.</summary>
    DayZero,

    /// <summary>计入.</summary>
    Counted,

    /// <summary>不计: rest day or holiday.</summary>
    Rest,

    /// <summary>不计: a special procedure.</summary>
    Suspended,

    /// <summary>扣除: taken out by law or order, or the last day moved on.</summary>
    Excluded,

    /// <summary>逾期: after the due day, not done.</summary>
    Breach,
}

/// <summary>A day on the ribbon.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Count">Days counted up to and including it.</param>
/// <param name="Notice">文号 behind it; null when there is none.</param>
/// <param name="Words">Why, in a sentence.</param>
public sealed record RibbonDay(LocalDate Date, RibbonKind Kind, int Count, string? Notice, Text Words);

/// <summary>时限色带: every day of a clock from its start to its due day, and on to today when it is late.</summary>
public static class ClockRibbon
{
    private const int DaysMax = 800;

    /// <summary>The ribbon of a clock.</summary>
    /// <param name="explanation">The clock, explained.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The days in order.</returns>
    public static ImmutableArray<RibbonDay> Of(Explanation explanation, LocalDate today, WorkCalendar calendar)
    {
        var days = ImmutableArray.CreateBuilder<RibbonDay>(explanation.Days.Length);
        days.AddRange(explanation.Days.Select(Explained));
        var until = explanation.Clock.StoppedOn ?? today;
        var late = 0;
        for (var day = explanation.Days[^1].Date.PlusDays(1); day <= until && days.Count < DaysMax; day = day.PlusDays(1))
        {
            if (explanation.Due is null)
                days.Add(StandingStill(day, explanation));
            else
                days.Add(Overdue(calendar.Describe(day), calendar.IsWorkingDay(day) ? ++late : late));
        }

        return days.ToImmutable();
    }

    private static RibbonDay Explained(ExplainedDay day)
    {
        var n = day.Count;
        var name = day.Name ?? string.Empty;
        var (kind, zh, en) = day.Reason switch
        {
            DayReason.DayZero => (RibbonKind.DayZero, "起算日，当日不计", "day 0, not counted"),
            DayReason.Counted => (RibbonKind.Counted, $"计入，第 {n} 日", $"counted, day {n}"),
            DayReason.CountedMakeUp => (RibbonKind.Counted, $"调休上班，计入，第 {n} 日", $"make-up working day, counted, day {n}"),
            DayReason.Weekend => (RibbonKind.Rest, "休息日，不计", "rest day, not counted"),
            DayReason.Holiday => (RibbonKind.Rest, $"{name}放假，不计", $"holiday ({name}), not counted"),
            DayReason.Suspended => (RibbonKind.Suspended, $"{name}，依法不计入办理期限", $"{name}, not counted by law"),
            DayReason.Excluded => (RibbonKind.Excluded, $"依法扣除（{name}）", $"taken out by law ({name})"),
            DayReason.Rolled => (RibbonKind.Excluded, "最后一日为休息日，顺延", "the last day is a rest day and moves on"),
            _ => (RibbonKind.Counted, "到期日", "due day"),
        };
        var leg = day.Leg == 0 ? new Text(string.Empty, string.Empty) : new Text($"（第 {day.Leg} 次延长）", $" (extension {day.Leg})");
        return new RibbonDay(day.Date, kind, n, day.Notice, new Text(zh + leg.Zh, en + leg.En));
    }

    private static RibbonDay StandingStill(LocalDate day, Explanation explanation)
    {
        var ground = explanation.Clock.Ledger.OfType<LedgerEntry.Suspended>().Last();
        return new RibbonDay(
            day, RibbonKind.Suspended, explanation.Days[^1].Count, ground.NoticeNumber,
            new Text($"{ground.Ground.Name}，依法不计入办理期限（{ground.Ground.Basis}）", $"{ground.Ground.Name}, not counted by law ({ground.Ground.Basis})"));
    }

    private static RibbonDay Overdue(CalendarDay day, int late) => new(
        day.Date, RibbonKind.Breach, late, day.Notice,
        day.IsWorkingDay ? new Text($"逾期第 {late} 个工作日", $"working day {late} after the due date") : new Text("逾期（休息日）", "after the due date (rest day)"));
}
