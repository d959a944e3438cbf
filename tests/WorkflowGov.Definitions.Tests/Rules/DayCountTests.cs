using NodaTime;
using Shouldly;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Rules;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Rules;

/// <summary>What is said of limits in different units holds for every day of two years without holidays.</summary>
public class DayCountTests
{
    private static readonly LocalDate[] Days = [.. Enumerable.Range(0, 2 * 366).Select(i => new LocalDate(2024, 1, 1).PlusDays(i))];

    private static readonly TimeLimit[] Limits =
    [
        .. Enumerable.Range(0, 70).Select(n => new TimeLimit(n, LimitUnit.WorkingDays)),
        .. Enumerable.Range(1, 100).Select(n => new TimeLimit(n, LimitUnit.NaturalDays)),
        .. Enumerable.Range(1, 6).Select(n => new TimeLimit(n, LimitUnit.Months)),
        new TimeLimit(1, LimitUnit.Years),
    ];

    [Fact]
    public void Within_IsTrueOnlyIfItHoldsOnEveryDay()
    {
        var ends = Limits.ToDictionary(l => l, l => Days.Select(d => End(d, l)).ToArray());
        foreach (var limit in Limits)
        {
            foreach (var bound in Limits.Where(b => DayCount.Within(limit, b)))
                ends[limit].Zip(ends[bound]).All(e => e.First <= e.Second).ShouldBeTrue($"{limit} within {bound}");
        }
    }

    [Theory]
    [InlineData("20 工作日", "30 自然日", true)]
    [InlineData("22 工作日", "30 自然日", false)]
    [InlineData("26 自然日", "20 工作日", true)]
    [InlineData("27 自然日", "20 工作日", false)]
    [InlineData("3 个月", "1 年", true)]
    [InlineData("12 个月", "1 年", true)]
    [InlineData("20 工作日", "1 个月", true)]
    [InlineData("24 小时", "1 工作日", true)]
    [InlineData("25 小时", "1 工作日", false)]
    public void Within_ComparesUnits(string limit, string bound, bool within) =>
        DayCount.Within(TimeLimit.Parse(limit), TimeLimit.Parse(bound)).ShouldBe(within);

    [Fact]
    public void Working_IsNeverLessThanTheWorkingDaysOfTheLimit()
    {
        foreach (var limit in Limits)
            Days.Max(d => WorkingDays(d, End(d, limit))).ShouldBeLessThanOrEqualTo(DayCount.Working(limit), limit.ToString());
    }

    private static LocalDate End(LocalDate day, TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDays => Enumerable.Repeat(0, limit.Amount).Aggregate(day, (d, _) => NextWorkingDay(d)),
        LimitUnit.NaturalDays => day.PlusDays(limit.Amount),
        LimitUnit.Months => day.PlusMonths(limit.Amount),
        _ => day.PlusYears(limit.Amount),
    };

    private static int WorkingDays(LocalDate after, LocalDate through) => CountTo(through) - CountTo(after);

    /// <summary>Working days from a Monday long ago through a day.</summary>
    private static int CountTo(LocalDate day)
    {
        var days = Period.DaysBetween(new LocalDate(2020, 1, 6), day) + 1;
        return (days / 7 * 5) + Math.Min(days % 7, 5);
    }

    private static LocalDate NextWorkingDay(LocalDate day)
    {
        day = day.PlusDays(1);
        while (!Works(day))
            day = day.PlusDays(1);
        return day;
    }

    private static bool Works(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
