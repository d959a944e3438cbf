using NodaTime;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>A decision limit in days, months or years as the conventions C1–C6 describe it: the due day is the first day that satisfies them all, found by trying each.</summary>
internal sealed class PlainLimit(TimeLimit budget, LocalDate from, Func<LocalDate, bool> isWorkingDay)
{
    private readonly List<(LocalDate From, LocalDate? To)> suspended = [];
    private readonly List<(LocalDate From, LocalDate Through)> excluded = [];
    private readonly List<(TimeLimit By, LocalDate On)> extended = [];
    private LocalDate day0 = from;

    public bool IsSuspended => suspended.Exists(s => s.To is null);

    /// <summary>How often it was extended, ever: a new start gives none back.</summary>
    public int Extensions { get; private set; }

    /// <summary>Null while it is suspended, and where hours are counted.</summary>
    public LocalDate? Due(TimeLimit? other = null)
    {
        if ((other ?? budget).Unit == LimitUnit.Hours)
            return null;
        var due = First(day0, other ?? budget, 0);
        for (var i = 0; i < extended.Count && due is { } on; i++)
            due = First(on, extended[i].By, i + 1);
        return due;
    }

    /// <summary>A breach is a fact that nothing moves afterwards.</summary>
    public bool IsBreached(LocalDate today) => Due() is { } due && today > due;

    public void Suspend(LocalDate today)
    {
        if (!IsSuspended && !IsBreached(today))
            suspended.Add((today, null));
    }

    public void Resume(LocalDate today)
    {
        if (suspended.FindIndex(s => s.To is null) is >= 0 and var open)
            suspended[open] = (suspended[open].From, today);
    }

    public void Extend(TimeLimit by, LocalDate today, int most)
    {
        if (Extensions >= most || IsBreached(today))
            return;
        Extensions++;
        extended.Add((by, today));
    }

    public void Exclude(LocalDate first, LocalDate last, LocalDate today)
    {
        if (!IsBreached(today))
            excluded.Add((first, last));
    }

    public void Restart(LocalDate today)
    {
        if (IsSuspended || IsBreached(today))
            return;
        day0 = today;
        extended.Clear();
    }

    public void Become(TimeLimit other) => budget = other;

    private LocalDate? First(LocalDate start, TimeLimit limit, int leg)
    {
        var units = limit.Unit switch
        {
            LimitUnit.Months => Period.DaysBetween(start, start.PlusMonths(limit.Amount)),
            LimitUnit.Years => Period.DaysBetween(start, start.PlusYears(limit.Amount)),
            _ => limit.Amount,
        };
        bool IsOut(LocalDate day) => excluded.Exists(e => e.From <= day && day <= e.Through);
        // An extension granted by then goes on from the day on which a suspension would hold it.
        bool Holds(LocalDate day) => suspended.Exists(s => s.From <= day && (s.To is null || day < s.To) && !(leg < extended.Count && extended[leg].On <= s.From));
        for (var (day, counted) = (start, 0); day < start.PlusYears(12); day = day.PlusDays(1))
        {
            if (day > start && !IsOut(day) && !suspended.Exists(s => s.From < day && (s.To is null || day <= s.To)))
                counted += limit.Unit != LimitUnit.WorkingDays || isWorkingDay(day) ? 1 : 0;
            var atOnce = day == start && units == 0 && limit.Unit == LimitUnit.WorkingDays;
            if (counted >= units && (atOnce || isWorkingDay(day)) && !IsOut(day) && !Holds(day))
                return day;
        }

        return null;
    }
}
