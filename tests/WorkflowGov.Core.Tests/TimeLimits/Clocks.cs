using NodaTime;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Tests.TimeLimits;

/// <summary>Short ways to write dates, clocks and the verbs that tests give them.</summary>
internal static class Clocks
{
    public static readonly SuspensionGround ExpertReview = new("专家评审", "行政许可法 第四十五条");

    public static readonly ExtensionRule TenMore = Extension(10, ApproverLevel.AgencyHead);

    public static LocalDate D(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    public static Clock Statutory(string start, string limit) =>
        Clock.Start(new ClockName("statutory"), ClockKind.Statutory, TimeLimit.Parse(limit), D(start), "行政许可法 第四十二条");

    public static ExtensionRule Extension(int days, ApproverLevel level) =>
        new(new TimeLimit(days, LimitUnit.WorkingDays), level, 1, "行政许可法 第四十二条");

    public static Ruling<Clock> Suspend(this Clock clock, string on, Core.Calendars.WorkCalendar calendar) =>
        clock.Suspend(D(on), ExpertReview, "特别程序告知书〔2016〕1号", new TimeLimit(6, LimitUnit.WorkingDays), calendar);

    public static Ruling<Clock> Extend(this Clock clock, string on, ExtensionRule rule, Core.Calendars.WorkCalendar calendar) =>
        clock.Extend(rule.Max, D(on), rule.Level, "案情复杂", rule, calendar);
}
