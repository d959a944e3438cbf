using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Runtime.Desk;

/// <summary>Tasks of an inbox by the day that presses.</summary>
public enum InboxGroup
{
    /// <summary>逾期.</summary>
    Late,

    /// <summary>今日到期.</summary>
    Today,

    /// <summary>近三个工作日内到期.</summary>
    Soon,

    /// <summary>更晚到期.</summary>
    Calm,

    /// <summary>中止 or without a limit: no day presses.</summary>
    Paused,
}

/// <summary>Whose inbox it is.</summary>
/// <param name="User">The reader.</param>
/// <param name="Office">部门.</param>
/// <param name="Roles">角色.</param>
/// <param name="Names">User names in which the reader acts: their own, and those they stand in for.</param>
public sealed record InboxOf(string User, Office Office, ImmutableArray<Role> Roles, ImmutableArray<string> Names);

/// <summary>What of an inbox is wanted.</summary>
/// <param name="Group">By the day that presses; null = all.</param>
/// <param name="Title">环节名称; null = all.</param>
/// <param name="Mine">Only what the reader claimed.</param>
/// <param name="Words">Part of the item's name, the applicant's or the number; null = all.</param>
public sealed record InboxFilter(InboxGroup? Group = null, string? Title = null, bool Mine = false, string? Words = null)
{
    private const int SoonWorkingDays = 3;

    /// <summary>The last day that is soon.</summary>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>The day, inclusive.</returns>
    public static LocalDate SoonThrough(LocalDate today, WorkCalendar calendar) => calendar.AddWorkingDays(today, SoonWorkingDays);

    /// <summary>The days of the group; the greatest date stands for no day.</summary>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The statutory calendar.</param>
    /// <returns>From and to, inclusive.</returns>
    public (LocalDate From, LocalDate To) Days(LocalDate today, WorkCalendar calendar) => Group switch
    {
        null => (LocalDate.MinIsoValue, LocalDate.MaxIsoValue),
        InboxGroup.Late => (LocalDate.MinIsoValue, today.PlusDays(-1)),
        InboxGroup.Today => (today, today),
        InboxGroup.Soon => (today.PlusDays(1), SoonThrough(today, calendar)),
        InboxGroup.Calm => (SoonThrough(today, calendar).PlusDays(1), LocalDate.MaxIsoValue.PlusDays(-1)),
        _ => (LocalDate.MaxIsoValue, LocalDate.MaxIsoValue),
    };
}

/// <summary>How many tasks of an inbox are at a step, by the day that presses.</summary>
/// <param name="Title">环节名称.</param>
/// <param name="Late">逾期.</param>
/// <param name="Today">今日到期.</param>
/// <param name="Soon">近三个工作日内到期.</param>
/// <param name="Calm">更晚到期.</param>
/// <param name="Paused">中止 or without a limit.</param>
public sealed record InboxCount(string Title, int Late, int Today, int Soon, int Calm, int Paused);
